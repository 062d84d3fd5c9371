import type { SentCommand } from 'contract/commands'
import type { MatterView } from 'contract/views'
import { inject } from 'vitest'
import type { Body } from '../../server/test/caller.ts'
import { placeOf } from '../../server/test/ways/prepare.ts'
import { peopleAt } from './people.ts'
import type { Receipt } from './portal.ts'

const people = peopleAt(() => inject('productUrl'))

/** Takes a matter's steps by the API, where a journey is about a later one. */
export async function take(account: string, no: string, command: SentCommand, body: Body = {}): Promise<void> {
  const caller = await people.as(account)
  await caller.do(no, command, { ...body, ...placeOf(await caller.view(no), command) })
}

/** A matter as an account sees it. */
export const viewed = async (account: string, no: string): Promise<MatterView> => (await people.as(account)).view(no)

/** A call that broke off before anybody took it. */
export async function missed(phone: string): Promise<void> {
  const payload = { channel: 'phone', phone, startedAt: new Date().toISOString(), outcome: 'abandoned' }
  const { status, text } = await (await people.as('operator')).send({ method: 'POST', url: '/api/contacts', payload })
  if (status !== 201) throw new Error(`recording a missed call: ${status} ${text}`)
}

interface Asked {
  type?: string
  title: string
  content: string
  demander?: { name: string; phone: string }
}

/** A citizen's request, registered by the API. Name and number are invented. */
export async function registered(more: Asked): Promise<Receipt> {
  const payload = { type: 'help', demander: { name: '罗小满', phone: '13800004322' }, ...more }
  const { status, text, body } = await people.public.send({ method: 'POST', url: '/api/public/matters', payload })
  if (status !== 201) throw new Error(`registering: ${status} ${text}`)
  return { no: String(body.no), code: String(body.code) }
}

/** Brings a registered matter to its organizer's desk. */
export async function dispatched({ no }: Receipt, wish: { lead: string; category: string; contentForUnits?: string }) {
  const { category, ...dispatch } = wish
  const type = dispatch.contentForUnits ? 'report' : 'help'
  await take('dispatcher', no, 'accept', { type, category, urgency: 'general' })
  await take('dispatcher', no, 'dispatch', dispatch)
}

/** From the organizer's desk to the call-back. */
export async function answered({ no }: Receipt, organizer: string): Promise<void> {
  await take(`clerk_${organizer}`, no, 'sign')
  await take(`clerk_${organizer}`, no, 'contactDemander', { at: new Date().toISOString(), note: '已联系。' })
  await take(`clerk_${organizer}`, no, 'reply', {
    findings: { true: true, solved: 'yes', inDuty: true, contacted: true },
    internalText: '已派人维修。',
    publicText: '水表箱已修好。',
  })
  await take(`leader_${organizer}`, no, 'approveReply', { ruling: 'approve' })
  await take('auditor', no, 'auditReply', { verdict: 'pass' })
}
