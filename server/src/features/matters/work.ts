import type { SentCommand } from 'contract/commands'
import { type Actor, unsealedKinds } from 'core/access'
import type { Instant } from 'core/calendar'
import {
  type Command,
  type Context,
  decide,
  isSealed,
  type Matter,
  type MatterEvent,
  type Refusal,
  runDue,
  type Step,
} from 'core/matter'
import { ruleSetAt, ruleSetOf } from 'core/rules'
import { v7 } from 'uuid'
import type { Queryable } from '../../platform/database/queryable.ts'
import { hex } from '../../platform/database/rows.ts'
import { idsAt } from '../../platform/ids.ts'
import type { OutboxRow } from '../../platform/outbox.ts'
import type { Services } from '../../platform/services.ts'
import { type ChainedEvent, chain } from './chain.ts'
import { eventRow } from './event-rows.ts'
import {
  type Identity,
  identityOf,
  type NewPerson,
  newCode,
  type PersonRow,
  personAside,
  personRow,
} from './persons.ts'
import { openIdsOf, projectionsOf } from './projections.ts'
import { type Stored, sealToUnits } from './store.ts'
import { coreBodyOf, type NewText } from './texts.ts'
import { newsOf } from './work-news.ts'
import { personColumns, publicTexts, readersOfText, textRow, type WrittenText } from './work-rows.ts'
import { type Change, type Rows, writeMatter, writeNewMatter } from './write.ts'

/** What a command is decided with. `matter` is undefined for a request that is only being made. */
export function contextFor(
  { city }: Pick<Services, 'city'>,
  { matter, actor, now, no }: { matter?: Matter | undefined; actor: Actor; now: Instant; no?: string },
): Context {
  const rulesNow = ruleSetAt(city.profile, now)
  return {
    now,
    actor,
    rules: matter ? ruleSetOf(city.profile, matter.ruleSet) : rulesNow,
    rulesNow,
    calendar: city.calendar,
    organizers: city.organizers,
    newId: idsAt(now),
    ...(no ? { no } : {}),
  }
}

/** A command with who sends it and the moment it is taken at (epoch milliseconds). */
export interface Sent {
  command: SentCommand
  body: Record<string, unknown>
  actor: Actor
  now: Instant
}

/** A matter while commands work on it: everything that happens is gathered here and written in one commit. */
export class Work {
  readonly events: MatterEvent[] = []
  /** The matter after each of these. */
  private readonly afters: Matter[] = []
  private readonly texts: WrittenText[] = []
  private readonly persons: PersonRow[] = []
  /** The secret of the demander who has joined in this work. */
  joinedCode: string | undefined
  readonly contacts: Record<string, unknown>[] = []
  readonly keys: Record<string, unknown>[] = []
  /** Where the matter came from, so that it comes in once. */
  readonly imports: Record<string, unknown>[] = []
  /** What the commit enters in the access log: what its answer will tell. */
  readonly entries: OutboxRow[] = []

  constructor(
    private readonly services: Pick<Services, 'city' | 'keys'>,
    private readonly before?: Stored,
    private readonly imported = before?.imported ?? false,
  ) {}

  /** The matter as it is by now; undefined where it is not made yet. */
  private get present(): Matter | undefined {
    return this.afters.at(-1) ?? this.before?.matter
  }

  /** The matter as it is by now. */
  get matter(): Matter {
    const { present } = this
    if (!present) throw new Error('the matter is not made yet')
    return present
  }

  /** The matter as it was before. */
  get stood(): Matter {
    return this.before!.matter
  }

  /** Does what is due up to `now`, in order. */
  runDue(now: Instant): void {
    const context = contextFor(this.services, { matter: this.matter, actor: { kind: 'system' }, now })
    for (const step of runDue(this.matter, context)) this.adopt(step)
  }

  /** Takes a command as the API carries it, without `expectedVersion`. Answers the refusal; then nothing has changed. */
  send({ command, body, actor, now }: Sent): Refusal | undefined {
    const context = contextFor(this.services, { matter: this.matter, actor, now })
    const { demander, ...carried } = body
    const joiner = command === 'join' ? personAside(identityOf(demander as Identity)) : undefined
    const { body: coreBody, texts } = coreBodyOf(command, carried, idsAt(now))
    const who = joiner && { demander: { kind: joiner.identity?.kind ?? 'person', digest: joiner.digest } }
    const refusal = this.take({ name: command, body: { ...coreBody, ...who } } as unknown as Command, {
      context,
      texts,
    })
    if (joiner && !refusal) this.addJoiner(joiner)
    return refusal
  }

  private addJoiner(person: NewPerson): void {
    const { no, participants } = this.matter
    this.joinedCode = newCode()
    const { id } = participants.at(-1)!
    this.addPerson(personRow(this.services.keys, { id, no, code: this.joinedCode, person }))
  }

  /** Takes over what was decided elsewhere, for this matter as it is now. */
  adopt({ event, matter }: Step, texts: readonly NewText[] = []): void {
    this.events.push(event)
    this.afters.push(matter)
    for (const text of texts) this.texts.push({ text, event })
  }

  /** Takes one command. Answers the refusal; then nothing has changed. */
  take(command: Command, given: { context: Context; texts?: readonly NewText[] }): Refusal | undefined {
    const decision = decide(this.present, command, given.context)
    if (!decision.ok) return decision.refusal
    this.adopt(decision, given.texts)
    return undefined
  }

  /** Of the texts that came with the commands so far, those that staff read as the centre or as a unit. */
  writtenFor(reader: string): readonly WrittenText[] {
    return reader === 'centre'
      ? this.texts
      : this.texts.filter((written) => readersOfText(this.matter, written).forUnits)
  }

  /** True where a demander has come in. */
  get addsPersons(): boolean {
    return this.persons.length > 0
  }

  addPerson(person: PersonRow): void {
    this.persons.push(person)
  }

  /** Writes it all. The caller holds the matter's lock, or the matter is new. Nothing to write is no mistake. */
  async save(on: Queryable): Promise<void> {
    if (!this.before) return writeNewMatter(on, this.rows())
    if (this.isIdle) return
    await writeMatter(on, this.change())
    const sealed = isSealed(this.matter)
    if (this.movesSeal) await sealToUnits(on, this.matter.id, { sealed, kinds: unsealedKinds })
  }

  /** True while there is nothing to write. */
  get isIdle(): boolean {
    return this.events.length === 0 && this.keys.length === 0
  }

  /** True where units lose or get what was written before: that is written beside the change, under the matter's lock. */
  get movesSeal(): boolean {
    return isSealed(this.stood) !== isSealed(this.matter)
  }

  /** What happened to a matter that was there before, to be written. */
  change(): Change {
    const { id, version } = this.stood
    const open = new Set(openIdsOf(this.matter))
    const gone = openIdsOf(this.stood).filter((one) => !open.has(one))
    const passed = ({ command, outcome }: MatterEvent) => command === 'auditReply' && outcome !== 'failed'
    const told = this.events.some(passed) ? publicTexts(this.matter) : []
    return { id, version, rows: this.rows(), gone, told }
  }

  /** All that is to be written, by the tables it belongs to: for `save`, and for whoever writes many matters at once. */
  rows(): Rows {
    const { keys } = this.services
    const { matter, open, assignments, clocks } = projectionsOf(this.matter)
    const recordedAt = Date.now()
    const chained = chain(keys, this.before?.head ?? null, this.events)
    const head = hex(chained.at(-1)?.hash ?? this.before!.head)
    return {
      matters: [{ ...matter, imported: this.imported, head }],
      open: open ? [open] : [],
      assignments,
      clocks,
      events: chained.map((one) => eventRow(one, recordedAt)),
      texts: this.texts.map((written) => textRow(keys, this.matter, written)),
      persons: this.persons.map((person) => personColumns(this.matter, person)),
      contacts: this.contacts,
      outbox: [...(chained.length > 0 ? [this.news(chained, recordedAt)] : []), ...this.entries],
      keys: this.keys,
      imports: this.imports,
    }
  }
  /** What follows from the commit, for the relay. */
  private news(chained: readonly ChainedEvent[], recordedAt: Instant): OutboxRow {
    const payload = newsOf(this.services.city, {
      before: this.before?.matter,
      afters: this.afters,
      chained,
      recordedAt,
      isPast: this.imported && !this.before,
      contacts: this.contacts,
      kinds: this.texts.map(({ text: { kind } }) => kind),
    })
    return { id: v7(), topic: 'matter', payload }
  }
}
