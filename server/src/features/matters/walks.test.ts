import { commandBodies, type SentCommand } from 'contract/commands'
import type { Actor, Role } from 'core/access'
import { allowedCommands, allowedOnAssignment, type Matter } from 'core/matter'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { someRequest } from '../../../test/a-matter.ts'
import { bodyOf, type Draw, pick, units, walked } from '../../../test/command-bodies.ts'
import { countsFromScratch, keptCounts } from '../../../test/counted.ts'
import { moment, type TestServices, testServices } from '../../../test/services.ts'
import { asOwner } from '../../platform/database/migrate.ts'
import { Problem } from '../../platform/problem.ts'
import { testClock } from '../../platform/time.ts'
import { createBackground } from '../background/index.ts'
import { rebuildProjections, verifyMatters } from '../integrity/index.ts'
import { register } from './register.ts'
import { runDueOf } from './run-due.ts'
import { findMatter } from './store.ts'
import { takeCommand } from './take-command.ts'
import { contextFor } from './work.ts'

/** Another seed walks other ways: `WALK_SEED=11 npx vitest run --project server server/src/features/matters/walks`. */
const seed = Number(process.env.WALK_SEED ?? 5)
const [walks, steps] = [60, 14]

let test: TestServices
beforeAll(async () => {
  test = await testServices()
})
afterAll(() => test.close())

const staff = (role: Role, organizer: string | null = null): Actor => {
  return { kind: 'staff', account: organizer ? `${role}_${organizer}` : role, roles: [role], organizer }
}
const centre: Role[] = ['operator', 'dispatcher', 'auditor', 'callback_clerk', 'supervisor', 'centre_manager', 'office']

const matterOf = async (no: string): Promise<Matter> => (await findMatter(test.services.db, no))!.matter
const rows = <Row = { row: string }>(sql: string): Promise<Row[]> =>
  asOwner(test.services.db.url, async (client) => (await client.query<never>(sql)).rows)

interface Move {
  actor: Actor
  command: SentCommand
  assignment?: string
}

/** Everybody who might act on the matter, with what each may do now. */
function movesOf(draw: Draw, matter: Matter, now: number): Move[] {
  const unit = matter.assignments.length > 0 ? pick(draw, matter.assignments).organizer : pick(draw, units)
  const people: Actor[] = [
    ...centre.map((role) => staff(role)),
    staff('organizer_clerk', unit),
    staff('organizer_leader', unit),
    ...matter.participants.map(({ id }): Actor => ({ kind: 'demander', matter: matter.id, participant: id })),
  ]
  return people.flatMap((actor) => {
    const context = contextFor(test.services, { matter, actor, now })
    const sent = (names: readonly string[]) => names.filter((name) => walked.includes(name as SentCommand))
    return [
      ...sent(allowedCommands(matter, context)).map((name): Move => ({ actor, command: name as SentCommand })),
      ...matter.assignments.flatMap(({ id }) =>
        sent(allowedOnAssignment(matter, matter.assignments.find((one) => one.id === id)!, context)).map(
          (name): Move => ({ actor, command: name as SentCommand, assignment: id }),
        ),
      ),
    ]
  })
}

const sidesteps = ['comment', 'tag', 'join', 'correct', 'setConfidential', 'supervise', 'decline', 'answer', 'withdraw']

/** Mostly something allowed that leads on, sometimes anything by anybody. */
function nextMove(draw: Draw, matter: Matter, now: number): Move {
  const moves = movesOf(draw, matter, now)
  const likely = moves.filter(({ command }) => !sidesteps.includes(command))
  const chosen = draw(5) > 0 ? (likely.length > 0 && draw(5) > 0 ? likely : moves) : []
  if (chosen.length > 0) return pick(draw, chosen)
  const command = pick(draw, walked)
  const assignment = matter.assignments[0]?.id ?? matter.id
  const named = 'assignment' in commandBodies[command].properties
  return { actor: staff(pick(draw, centre)), command, ...(named && { assignment }) }
}

/** Sends a command; answers the version it led to, or the problem. Anything else that is thrown is a fault. */
async function take(no: string, move: Move, body: Record<string, unknown>, key?: string): Promise<number | Problem> {
  const repetition = key ? { scope: 'staff:walk', key, bodyHash: Buffer.from(key) } : undefined
  const { actor, command } = move
  try {
    return (await takeCommand(test.services, { no, command, body, actor, language: 'en', repetition })).version
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
}

const met = { taken: 0, refused: 0, raced: 0, commands: new Set<string>() }

/** One step: time passes, what is due happens, somebody acts; then what must hold of it is looked at. */
async function step(draw: Draw, no: string, { now, key }: { now: number; key: string }): Promise<void> {
  await testClock(test.services.db).set(now)
  await runDueOf(test.services, (await matterOf(no)).id, now)
  const before = await matterOf(no)
  const move = nextMove(draw, before, Math.max(now, before.lastAt))
  const body = bodyOf(move.command, draw, { matter: before, ...(move.assignment && { assignment: move.assignment }) })
  if (draw(5) === 0) return race(no, move, { ...body, expectedVersion: before.version })

  const first = await take(no, move, body, key)
  const after = await matterOf(no)
  if (first instanceof Problem) {
    met.refused += 1
    expect([move.command, after]).toEqual([move.command, before])
    return
  }
  met.taken += 1
  met.commands.add(move.command)
  expect([move.command, after.version]).toEqual([move.command, before.version + 1])
  // The one who acted may have shut himself out: the repetition is then refused, and still nothing happens twice.
  await take(no, move, body, key)
  expect(await matterOf(no)).toEqual(after)
}

/** Three people saw the same version: at most one changes it, and the others are told that it has changed. */
async function race(no: string, move: Move, body: Record<string, unknown>): Promise<void> {
  const results = await Promise.all([0, 1, 2].map(() => take(no, move, body)))
  const won = results.filter((result) => typeof result === 'number')
  expect(won.length).toBeLessThanOrEqual(1)
  if (won.length === 0) return
  met.raced += 1
  const lost = results.filter((result) => result instanceof Problem).map(({ code }) => code)
  for (const code of lost) expect(['changed-meanwhile', 'not-found']).toContain(code)
}

const hour = 3_600_000

async function walk(draw: Draw, name: number): Promise<void> {
  let now = moment('2026-01-05 09:00') + draw(150) * 24 * hour
  await testClock(test.services.db).set(now)
  const byPhone = draw(2) === 0
  const type = pick(draw, ['complaint', 'complaint', 'report', 'help'] as const)
  const request = {
    ...someRequest,
    type,
    channel: byPhone ? 'phone' : 'web',
    ...(byPhone && { category: '0101' }),
  } as const
  const actor: Actor = byPhone ? staff('operator') : { kind: 'public' }
  const { no } = await register(test.services, { request, actor })
  for (let index = 0; index < steps; index += 1) {
    now += pick(draw, [hour / 60, hour / 60, hour / 2, hour, 12 * hour, 48 * hour])
    await step(draw, no, { now, key: `walk-${name}-${index}` })
  }
}

const projections = ['matters', 'open_matters', 'open_assignments', 'running_clocks']
const projected = async (): Promise<string[][]> => {
  const found = []
  for (const table of projections) found.push(await rows(`select t::text as row from ${table} t order by 1`))
  return found.map((list) => list.map(({ row }) => row))
}

describe(`random histories on the real database (seed ${seed})`, () => {
  it('a refusal changes nothing, a key acts once, of several at once one wins', async () => {
    const chances = fc.sample(fc.noBias(fc.array(fc.nat(0xffff), { minLength: 150, maxLength: 150 })), {
      numRuns: walks,
      seed,
    })
    for (const [name, numbers] of chances.entries()) {
      let index = 0
      await walk((below) => numbers[index++ % numbers.length]! % below, name)
    }
    expect(met.taken).toBeGreaterThan(walks * 4)
    expect(met.refused).toBeGreaterThan(walks / 2)
    expect(met.raced).toBeGreaterThan(walks / 2)
    expect(met.commands.size).toBeGreaterThan(20)
  }, 240_000)

  it('all of it is as the events say, event by event and anchor by anchor', async () => {
    await createBackground(test.services, (matter, until) => runDueOf(test.services, matter, until)).relay.drain()
    const { matters, findings, days } = await verifyMatters(test.services, () => undefined)
    expect([matters, findings, days]).toEqual([walks, [], []])
  })

  it('waits for somebody by limits of matters that are among the open ones alone', async () => {
    expect(await rows(`select from running_clocks where owner is not null limit 1`)).toHaveLength(1)
    expect(
      await rows(`select kind as row from running_clocks where owner is not null and matter_id not in (
        select id from open_matters)`),
    ).toEqual([])
  })

  it('is counted as its tables say', async () => {
    const counted = await keptCounts(rows)
    expect(new Set(counted.cells.map(({ measure }) => measure)).size).toBeGreaterThan(5)
    expect(counted).toEqual(await countsFromScratch(rows))
  })

  it('and making it again from the events changes nothing', async () => {
    const before = await projected()
    expect(before[0]).toHaveLength(walks)
    expect(await rebuildProjections(test.services, () => undefined)).toBe(walks)
    expect(await projected()).toEqual(before)
  })
})
