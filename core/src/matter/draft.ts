import { clockRule, dueFields, hasCome, isPaused, isRunning, newClock, type OwnTerms } from './clock.ts'
import type { ClockKind } from './clock-kinds.ts'
import type { Context } from './context.ts'
import { restsForGood } from './duty.ts'
import type { Change, MatterFields, PartName, Parts } from './events.ts'
import { makeChange } from './evolve.ts'
import { regimeOf } from './find.ts'
import { restingClocks } from './rows/row.ts'
import type { Assignment, AssignmentKind, Clock, Matter } from './types.ts'

const isResting = (kind: ClockKind): boolean => restingClocks.some((one) => one === kind)

/** A matter while a command works on it: each step sees what the steps before it did, and every step is on record. */
export class Draft {
  readonly changes: Change[] = []
  /** The draft's own: with each step it becomes what the matter is by then. */
  readonly matter: Matter

  constructor(
    before: Matter,
    public context: Context,
  ) {
    this.matter = { ...before }
  }

  /** From here on the clocks of this command are made under these rules. */
  pinRules(rules: Context['rules']): void {
    this.context = { ...this.context, rules }
  }

  private apply(change: Change): void {
    this.changes.push(change)
    makeChange(this.matter, change)
  }

  set(set: Partial<MatterFields>): void {
    this.apply({ of: 'matter', set })
  }

  /** Adds a part (its `id` must be new) or changes a known one. */
  put<Name extends PartName>(of: Name, id: string, set: Partial<Parts[Name]>): void {
    this.apply({ of, id, set } as Change)
  }

  assignment(id: string): Assignment | undefined {
    return this.matter.assignments.find((assignment) => assignment.id === id)
  }

  /** Clocks of a kind that still run. `of` null takes the matter's own and those of all its assignments. */
  running(kind: ClockKind, of: string | null = null): Clock[] {
    return this.matter.clocks.filter(
      (clock) => clock.kind === kind && isRunning(clock) && (of === null || clock.of === of),
    )
  }

  startClock(kind: ClockKind, of: string | null, own?: OwnTerms): Clock {
    const { now, newId } = this.context
    const rule = clockRule(kind, this.matter)
    const id = newId()
    const set = newClock({ kind, of, rule, now, ...(own && { own }) }, this.context)
    this.put('clocks', id, set)
    return { ...set, id }
  }

  meet(kind: ClockKind, of: string | null = null): void {
    for (const clock of this.running(kind, of)) {
      this.closePause(clock)
      this.put('clocks', clock.id, { metAt: this.context.now })
    }
  }

  end(clock: Clock): void {
    this.closePause(clock)
    this.put('clocks', clock.id, { endedAt: this.context.now })
  }

  /** A clock that is already overdue is not paused: what was late stays late. */
  pause(kind: ClockKind): void {
    for (const clock of this.running(kind))
      if (!isPaused(clock) && clock.dueAt > this.context.now)
        this.put('clocks', clock.id, { pauses: [...clock.pauses, { from: this.context.now, to: null }] })
  }

  resume(kind: ClockKind, of: string | null = null): void {
    for (const clock of this.running(kind, of)) this.closePause(clock)
  }

  private closePause(clock: Clock): void {
    if (!isPaused(clock)) return
    const pauses = clock.pauses.with(-1, { from: clock.pauses.at(-1)!.from, to: this.context.now })
    this.put('clocks', clock.id, { pauses, ...dueFields(this.context.calendar, { ...clock, pauses }) })
  }

  /** An approval is taken back: the clock it met runs on with the same due time. What came to pass by itself is done. */
  reopen(kind: ClockKind, of: string): void {
    const met = this.matter.clocks.findLast((clock) => clock.kind === kind && clock.of === of && clock.metAt !== null)
    if (!met || hasCome(met) || restsForGood(this.matter, met)) return
    this.put('clocks', met.id, { metAt: null })
    if (isResting(met.kind) && regimeOf(this.matter, 'legalProcedure')) this.pause(met.kind)
  }

  /**
   * Looks a running clock's rule up again. A longer limit counts from the same start, a shorter one from now and
   * never ends later than the old due.
   */
  revise(kind: ClockKind): void {
    const { rules, calendar, now } = this.context
    for (const clock of this.running(kind)) {
      const bound = clock.rule === 'co.limit'
      const rule = clockRule(kind, this.matter)
      const limit = rules.limits[rule].limit
      if (bound || (rule === clock.rule && limit.value === clock.limit.value && limit.unit === clock.limit.unit))
        continue
      // Time given in another unit than the new limit's cannot be added to it.
      const extensions = clock.extensions.filter(({ unit }) => unit === limit.unit)
      const longer = { ...clock, limit, extensions, notAfter: null }
      const keep = dueFields(calendar, longer).dueAt >= clock.dueAt
      // While a clock is paused its old due time is not settled, so it bounds nothing; the pause itself goes on.
      const paused = isPaused(clock)
      const shorter = { pauses: paused ? [{ from: now, to: null }] : [], notAfter: paused ? null : clock.dueAt }
      const terms = keep ? longer : { ...clock, limit, extensions, start: now, ...shorter }
      const { start, pauses, notAfter } = terms
      const due = dueFields(calendar, terms)
      const fired = due.dueAt > now ? { overdueAt: null, warnedAt: null } : {}
      this.put('clocks', clock.id, {
        rule,
        version: rules.version,
        limit,
        extensions,
        start,
        pauses,
        notAfter,
        ...due,
        ...fired,
      })
    }
  }

  /** A new assignment, `issued`, with the clocks it starts with. */
  assign(
    given: Pick<Assignment, 'organizer'> & { kind: AssignmentKind } & Partial<Omit<Assignment, 'id'>>,
    clocks: readonly { kind: ClockKind; own?: OwnTerms }[],
  ): Assignment {
    const { now, newId } = this.context
    const id = newId()
    const set: Omit<Assignment, 'id'> = {
      parent: null,
      state: 'issued',
      round: this.matter.round,
      issuedAt: now,
      signedAt: null,
      complex: false,
      designated: false,
      interim: false,
      mayReturn: true,
      advice: null,
      findings: null,
      internalText: null,
      publicText: null,
      repliedAt: null,
      repliedBy: null,
      ...given,
    }
    this.put('assignments', id, set)
    for (const { kind, own } of clocks) this.startClock(kind, id, own)
    return { ...set, id }
  }
}
