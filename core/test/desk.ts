import { readFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import type { Actor, OrganizerTree, Role } from 'core/access'
import { type Calendar, fromIso, type Instant, toIso } from 'core/calendar'
import {
  type Bodies,
  type Clock,
  type Command,
  type Context,
  decide,
  evolve,
  type Matter,
  type MatterEvent,
  type PairDecision,
  type Refusal,
  runDue,
  type Side,
  type Step,
} from 'core/matter'
import { type Profile, parseProfile, ruleSetAt, ruleSetOf } from 'core/rules'

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../server/profiles/${name}.json`, import.meta.url), 'utf8'))

export const calendar = read('holidays') as Calendar
const holidays = calendar

export function profileWith(later: object[] = []): Profile {
  const file = read('guangzhou-2022') as { versions: object[] }
  const parsed = parseProfile({ ...file, versions: [...file.versions, ...later] })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return parsed.profile
}

export const organizers: OrganizerTree = {
  chengguan: { parent: null },
  panyu: { parent: null },
  shiqiao: { parent: 'panyu' },
  grid: { parent: 'shiqiao' },
  water: { parent: null },
}

/** `2026-09-21 09:12`, in Asia/Shanghai. */
export const at = (text: string): Instant => {
  const found = fromIso(`${text.replace(' ', 'T')}${text.length > 16 ? '' : ':00'}+08:00`)
  if (found === undefined) throw new Error(`no moment: ${text}`)
  return found
}

/** A moment as the stories write it. */
export const shown = (instant: Instant): string => toIso(instant).slice(0, 16).replace('T', ' ')

/** The last day of a limit in days: the day before its exclusive end. */
export const lastDayOf = (clock: Clock | undefined): string => toIso((clock?.dueAt ?? 0) - 1).slice(0, 10)

/** The same with everything in it, for good: whatever changes it in place throws. */
function frozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  Object.freeze(value)
  Object.values(value).forEach(frozen)
  return value
}

export const staff = (role: Role, organizer: string | null = null): Actor => ({
  kind: 'staff',
  account: organizer ? `${role}_${organizer}` : role,
  roles: [role],
  organizer,
})

export const text = (id = 'text') => ({ id, digest: `digest of ${id}` })

const someRequest: Bodies['register'] = {
  type: 'complaint',
  title: text('title'),
  content: text('content'),
  demander: { kind: 'person', digest: 'digest of somebody' },
  channel: 'web',
}

/** One matter on a desk: commands at given moments by given people, with every event kept. */
export class Desk {
  matter!: Matter
  readonly events: MatterEvent[] = []
  private ids = 0

  /** `name` keeps ids of two desks apart, and gives each matter a number of its own. */
  constructor(
    private readonly profile: Profile = profileWith(),
    private readonly name = '',
    private calendar = holidays,
  ) {}

  context(now: Instant, actor: Actor): Context {
    const rulesNow = ruleSetAt(this.profile, now)
    const rules = this.matter ? ruleSetOf(this.profile, this.matter.ruleSet) : rulesNow
    const newId = () => `id-${this.name}${++this.ids}`
    const no = `2603020000017${this.name}`
    return { now, actor, rules, rulesNow, calendar: this.calendar, organizers, newId, no }
  }

  register(when: string, body: Partial<Bodies['register']> = {}, actor: Actor = { kind: 'public' }): Matter {
    const command: Command = { name: 'register', body: { ...someRequest, ...body } }
    const decision = decide(undefined, command, this.context(at(when), actor))
    if (!decision.ok) throw new Error(JSON.stringify(decision.refusal))
    this.take(decision)
    return this.matter
  }

  registerByPhone(when: string, body: Partial<Bodies['register']> = {}): Matter {
    return this.register(when, { channel: 'phone', category: '0101', ...body }, staff('operator'))
  }

  /** Takes a command; throws when it is refused. */
  do<Name extends keyof Bodies>(when: string, actor: Actor, name: Name, body: Bodies[Name]): Matter {
    const refusal = this.try(when, actor, name, body)
    if (refusal) throw new Error(`${name} at ${when}: ${JSON.stringify(refusal)}`)
    return this.matter
  }

  /** Takes a command, or answers why not. */
  try<Name extends keyof Bodies>(when: string, actor: Actor, name: Name, body: Bodies[Name]): Refusal | undefined {
    this.waitUntil(when)
    const now = Math.max(at(when), this.matter.lastAt)
    const decision = decide(this.matter, { name, body } as Command, this.context(now, actor))
    if (!decision.ok) return decision.refusal
    this.take(decision)
    return undefined
  }

  /** Lets time pass: what is due up to that moment happens. */
  waitUntil(when: string): Matter {
    return this.runDue(at(when))
  }

  /** What is due at the moment of the last event happens. */
  settle(): Matter {
    return this.runDue(this.matter.lastAt)
  }

  private runDue(now: Instant): Matter {
    for (const step of runDue(this.matter, this.context(now, { kind: 'system' }))) this.take(step)
    return this.matter
  }

  /** Throws where the matter that was decided is not the one that the event leads to. */
  private take({ event, matter }: Step): void {
    this.matter = frozen(evolve(this.matter, event))
    if (!isDeepStrictEqual(matter, this.matter)) throw new Error(`${event.command} decided what its event does not say`)
    this.events.push(event)
  }

  /** The same desk from here on, with other lists of holidays. */
  withCalendar(calendar: Calendar): Desk {
    this.calendar = calendar
    return this
  }

  /** Takes both decisions of a pair, or answers why neither. */
  static takePair(pair: PairDecision, source: Desk, main: Desk): PairDecision | undefined {
    if (!pair.ok) return pair
    source.take(pair.source)
    main.take(pair.main)
    return undefined
  }

  clock(kind: Clock['kind'], of?: string): Clock | undefined {
    return this.matter.clocks.findLast((clock) => clock.kind === kind && (of === undefined || clock.of === of))
  }

  assignment(organizer: string) {
    const found = this.matter.assignments.findLast((assignment) => assignment.organizer === organizer)
    if (!found) throw new Error(`no assignment of ${organizer}`)
    return found
  }

  demander(index = 0): Actor {
    return { kind: 'demander', matter: this.matter.id, participant: this.matter.participants[index]!.id }
  }
}

/** Two matters at one moment, each with what its decision depends on, with what is due on both done. */
export function pairOf(when: string, source: Desk, main: Desk, actor: Actor): { source: Side; main: Side } {
  const now = Math.max(at(when), source.waitUntil(when).lastAt, main.waitUntil(when).lastAt)
  const sideOf = (desk: Desk): Side => ({ matter: desk.matter, context: desk.context(now, actor) })
  return { source: sideOf(source), main: sideOf(main) }
}

/** A matter that came by phone on Monday 2026-03-02 and is being handled by `water`. */
export function handledByWater(): Desk {
  const desk = new Desk()
  desk.registerByPhone('2026-03-02 09:00')
  desk.do('2026-03-02 10:00', staff('dispatcher'), 'dispatch', { lead: 'water' })
  desk.do('2026-03-02 11:00', staff('organizer_clerk', 'water'), 'sign', { assignment: desk.assignment('water').id })
  return desk
}
