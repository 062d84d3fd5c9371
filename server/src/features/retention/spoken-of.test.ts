import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aMatter, type Made } from '../../../test/a-matter.ts'
import { type Api, openApi } from '../../../test/api.ts'
import { moment } from '../../../test/services.ts'
import { cutByTime } from './index.ts'

let api: Api
let old: Made
let other: Made

const cutAt = (when: string) => cutByTime(api.test.services, { now: moment(when) })
/** What is kept of what was said since the cut. */
async function kept(): Promise<string[]> {
  const rows = await api.rows<{ kind: string }>(
    `select kind from texts where plain is not null or data is not null or salt is not null
     union all select 'phone' from contacts where phone is not null or phone_hash is not null order by kind`,
  )
  return rows.map(({ kind }) => kind)
}

async function cutOnRequest({ no }: Made): Promise<void> {
  const [manager, admin] = [await api.as('centre_manager'), await api.as('security_admin')]
  const url = `/api/matters/${no}/personal-data/cut`
  const { body } = await manager.send({ method: 'POST', url, payload: { reason: '本人要求' } })
  const ruling = { method: 'POST', url: `/api/cut-requests/${body.id}/rule`, payload: { ruling: 'approve' } } as const
  expect((await admin.send(ruling)).status).toBe(204)
}

beforeAll(async () => {
  api = await openApi()
  await api.at('2026-03-02 10:00')
  old = await aMatter(api, { state: 'closed' })
  other = await aMatter(api, { state: 'closed' })
  await api.runDue()
  for (const one of [old, other]) await cutOnRequest(one)
  await api.at('2026-03-20 10:00')
})
afterAll(() => api.close())

describe('what is said of a matter after it was cut', () => {
  it('is kept at first', async () => {
    const payload = {
      ...{ channel: 'phone', startedAt: '2026-03-20T09:00:00+08:00', outcome: 'linked', matter: old.no },
      ...{ phone: '13600136999', reason: '又来询问' },
    }
    const linked = await (await api.as('operator')).send({ method: 'POST', url: '/api/contacts', payload })
    expect(linked.status).toBe(201)
    const manager = await api.as('centre_manager')
    await manager.do(old.no, 'setConfidential', { confidential: true, reason: '怕报复' })
    await api.runDue()
    expect(await kept()).toEqual(['contact.reason', 'phone', 'setConfidential.reason'])
    expect(await cutAt('2027-03-08 10:00')).toMatchObject({ matters: 0 })
    expect(await kept()).toHaveLength(3)
  })

  it('counts as said where it stands beside the matter alone, as the reason of a recusal', async () => {
    await api.at('2026-03-20 10:00')
    const manager = await api.as('centre_manager')
    const payload = { account: 'auditor', reason: '诉求人是他的舅舅' }
    const sent = await manager.send({ method: 'POST', url: `/api/matters/${other.no}/recusals`, payload })
    expect(sent.status).toBe(204)
    await api.runDue()
    expect(await kept()).toContain('recusal.reason')
  })

  it('is cut once it is as old as a matter has to be, and once only', async () => {
    expect(await cutAt('2036-03-08 10:00')).toMatchObject({ matters: 2 })
    expect(await kept()).toEqual([])
    await api.runDue()
    expect(await cutAt('2060-03-08 10:00')).toMatchObject({ matters: 0 })
  })
})

describe('what was decided before a cut and written after it', () => {
  /** A cut after whatever is said of the matter by now. */
  async function cutLater(): Promise<Made> {
    const made = await aMatter(api, { state: 'closed' })
    await cutOnRequest(made)
    await api.runDue()
    await api.rows(`update cuts set at = now() + interval '1 hour', later_at = null where matter_id = ${idOf}`, [
      made.no,
    ])
    return made
  }
  const idOf = '(select id from matters where no = $1)'
  const isNoted = async ({ no }: Made) => {
    const rows = `select later_at >= at as noted from cuts where matter_id = ${idOf}`
    return (await api.rows<{ noted: boolean | null }>(rows, [no]))[0]!.noted
  }

  it('is kept in mind from the cut on, a text as well as a contact', async () => {
    await api.at('2026-03-20 10:00')
    const [written, called] = [await cutLater(), await cutLater()]
    expect([await isNoted(written), await isNoted(called)]).toEqual([null, null])
    const payload = { account: 'auditor', reason: '诉求人是他的舅舅' }
    const url = `/api/matters/${written.no}/recusals`
    expect((await (await api.as('centre_manager')).send({ method: 'POST', url, payload })).status).toBe(204)
    const contact = {
      ...{ channel: 'phone', startedAt: '2026-03-20T09:00:00+08:00', outcome: 'linked', matter: called.no },
      ...{ phone: '13600136999' },
    }
    const linked = await (await api.as('operator')).send({ method: 'POST', url: '/api/contacts', payload: contact })
    expect(linked.status).toBe(201)
    await api.runDue()
    expect([await isNoted(written), await isNoted(called)]).toEqual([true, true])
    expect(await kept()).toEqual(['phone', 'recusal.reason'])
    expect(await cutAt('2060-03-08 10:00')).toMatchObject({ matters: 2 })
    expect(await kept()).toEqual([])
  })
})
