import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { moment, type TestServices, testServices } from '../../../test/services.ts'
import { drawPasts } from '../../demo/index.ts'
import { play } from '../../demo/play.ts'
import { asOwner } from '../../platform/database/migrate.ts'
import { createBackground } from '../background/index.ts'
import { runDueOf } from '../matters/index.ts'
import { rebuildProjections, verifyMatters } from './index.ts'

let test: TestServices
let numbers: string[]

/** Changes the database behind the product's back, as whoever owns it could. */
const tamper = (sql: string, values: unknown[] = []) =>
  asOwner(test.services.db.url, (client) => client.query(sql, values))

const verify = () => verifyMatters(test.services, () => undefined)

beforeAll(async () => {
  test = await testServices()
  const now = moment('2026-07-01 10:00')
  await test.at('2026-07-01 10:00')
  numbers = []
  for (const past of drawPasts(7, 40, now)) numbers.push(await play(test.services, past, now))
  const { relay } = createBackground(test.services, (matter, until) => runDueOf(test.services, matter, until))
  await relay.drain()
})
afterAll(() => test.close())

describe('verify', () => {
  it('finds nothing in what the product itself wrote', async () => {
    const { matters, events, findings, days } = await verify()
    expect([matters, findings, days]).toEqual([40, [], []])
    expect(events).toBeGreaterThan(150)
  })

  const changed: [what: string, sql: string, back: string, faults: string[]][] = [
    [
      'a changed fact of an event',
      `update events set body = jsonb_set(body, '{facts, changed}', '1') where seq = 2 and matter_id = $1`,
      `update events set body = body #- '{facts, changed}' where seq = 2 and matter_id = $1`,
      ['chain'],
    ],
    [
      'a changed column of an event',
      `update events set outcome = outcome || '!' where seq = 2 and matter_id = $1`,
      `update events set outcome = rtrim(outcome, '!') where seq = 2 and matter_id = $1`,
      ['chain'],
    ],
    [
      'a state changed in its row',
      `update matters set urgency = 'critical' where id = $1`,
      `update matters set urgency = body ->> 'urgency' where id = $1`,
      ['row'],
    ],
    [
      'a body changed in its row',
      `update matters set body = jsonb_set(body, '{round}', '9') where id = $1`,
      `update matters set body = jsonb_set(body, '{round}', '0') where id = $1`,
      ['row'],
    ],
    [
      'a changed text',
      `update texts set plain = plain || '!' where owner_id = $1 and kind = 'register.title'`,
      `update texts set plain = rtrim(plain, '!') where owner_id = $1 and kind = 'register.title'`,
      ['texts'],
    ],
  ]
  it.each(changed)('finds %s', async (_, sql, back, faults) => {
    const [no, id] = await someMatter()
    await tamper(sql, [id])
    expect((await verify()).findings).toEqual([{ no, faults }])
    await tamper(back, [id])
    expect((await verify()).findings).toEqual([])
  })

  it('finds a tail that was cut off, by the anchors', async () => {
    const id = (await someMatter())[1]
    const { rows } = await tamper('select * from events where matter_id = $1 order by seq desc limit 1', [id])
    await tamper('delete from events where matter_id = $1 and seq = $2', [id, rows[0].seq])
    const { findings, days } = await verify()
    expect(findings[0]?.faults).toContain('head')
    expect(days.map(({ fault }) => fault)).toEqual(['missing'])
    const { matter_id, seq, id: event, at, recorded_at, command, outcome, body, hash, hash_version } = rows[0]
    const values = [
      matter_id,
      seq,
      event,
      new Date(at),
      new Date(recorded_at),
      command,
      outcome,
      body,
      hash,
      hash_version,
    ]
    await tamper('insert into events values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)', values)
    expect((await verify()).days).toEqual([])
  })
})

/** A matter that is open and whose second event is of its own kind. */
async function someMatter(): Promise<[no: string, id: string]> {
  const { rows } = await tamper(
    `select m.no, m.id from matters m join events e on e.matter_id = m.id and e.seq = 2
     where m.state = 'handling' and m.urgency = 'general' and m.body ->> 'round' = '0' order by m.id limit 1`,
  )
  return [rows[0].no, rows[0].id]
}

describe('rebuild', () => {
  beforeEach(async () => {
    await tamper('delete from open_matters')
    await tamper('delete from running_clocks')
    await tamper(`update matters set state = 'handling', closing = null, version = 1, body = '{}'`)
    await tamper(
      `insert into open_assignments (id, matter_id, no, kind, organizer, state, type, urgency, confidential, issued_at,
         due_at, warn_at)
       values (gen_random_uuid(), gen_random_uuid(), '2607010000001', 'lead', 'water', 'issued', 'help', 'general', false,
         now(), now(), now())`,
    )
  })

  it('makes every table again as the events say', async () => {
    expect((await verify()).findings).toHaveLength(41)
    expect(await rebuildProjections(test.services, () => undefined)).toBe(40)
    expect((await verify()).findings).toEqual([])
  })
})
