import { inject } from 'vitest'
import { password } from './desk.ts'
import type { Receipt } from './portal.ts'

/** One call of the run's product as a neighbouring system would make it. Throws on every refusal. */
async function call<T>(path: string, { token, body }: { token?: string; body?: unknown }): Promise<T> {
  const response = await fetch(`${inject('productUrl')}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return (await response.json()) as T
}

interface Member {
  assignments: { id: string; kind: string; allowed: string[] }[]
}

const tokens = new Map<string, Promise<string>>()

/** An account's token, from one session for all its steps. */
function tokenOf(account: string): Promise<string> {
  const known = tokens.get(account)
  if (known) return known
  const asked = call<{ token: string }>('/api/sessions', { body: { account, password } }).then(({ token }) => token)
  tokens.set(account, asked)
  return asked
}

/** Takes a matter's steps by the API, where a journey is about a later one. */
export async function take(account: string, no: string, command: string, body: object = {}): Promise<void> {
  const token = await tokenOf(account)
  const { assignments } = await call<Member>(`/api/matters/${no}`, { token })
  const assignment = assignments.find(({ allowed }) => allowed.includes(command))?.id
  await call(`/api/matters/${no}/${command}`, { token, body: { ...body, ...(assignment ? { assignment } : {}) } })
}

/** A citizen's request, registered by the API. Name and number are invented. */
export const registered = (more: { type?: string; title: string; content: string }): Promise<Receipt> =>
  call<Receipt>('/api/public/matters', {
    body: { type: 'help', demander: { name: '罗小满', phone: '13800004322' }, ...more },
  })

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
  await take(`clerk_${organizer}`, no, 'contact-demander', { at: new Date().toISOString(), note: '已联系。' })
  await take(`clerk_${organizer}`, no, 'reply', {
    findings: { true: true, solved: 'yes', inDuty: true, contacted: true },
    internalText: '已派人维修。',
    publicText: '水表箱已修好。',
  })
  await take(`leader_${organizer}`, no, 'approve-reply', { ruling: 'approve' })
  await take('auditor', no, 'audit-reply', { verdict: 'pass' })
}
