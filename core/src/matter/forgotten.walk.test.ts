import { describe, expect, it } from 'vitest'
import { seed } from '../../test/chance.ts'
import { type Desk, staff } from '../../test/desk.ts'
import { walksOf } from '../../test/walks.ts'
import { type Actor, roles } from '../access/index.ts'
import { obstacle } from './allowed.ts'
import { isPaused, isRunning, nextMoment } from './clock.ts'
import type { ClockKind } from './clock-kinds.ts'
import { isOpen } from './find.ts'
import { type CommandName, rowOf } from './lifecycle.ts'
import type { Clock, Matter } from './types.ts'

/**
 * The steps that settle what a clock is a limit on, or bring it nearer, once time itself will do nothing more about it.
 * The kinds that are not here end by themselves: time always acts.
 */
const settledBy: Partial<Record<ClockKind, readonly CommandName[]>> = {
  accept: ['accept'],
  // What was late already when the demander was asked for more stays so while he is: he, or his own limit, leads on.
  dispatch: ['accept', 'dispatch', 'supplement'],
  contact: ['sign', 'contactDemander', 'approveReply', 'reviewReturn'],
  // A reply that was late before a legal procedure began stays owed, and waits for its end.
  handle: ['sign', 'reply', 'approveReply', 'reviewReturn', 'endLegalProcedure'],
  rehandle: ['sign', 'reply', 'approveReply', 'reviewReturn', 'endLegalProcedure'],
  finalReply: ['reply', 'approveReply', 'reviewReturn', 'endLegalProcedure'],
  legalReport: ['reportLegalResult', 'approveReply', 'reviewReturn'],
  legalCheck: ['confirmLegalProcedure', 'endLegalProcedure'],
  plan: ['submitPlan', 'approvePlan', 'endLongTerm'],
  stage: ['reportStage'],
  feedback: ['reportStage', 'submitPlan', 'approvePlan', 'endLongTerm'],
  relay: ['relayAnswer'],
  audit: ['auditReply'],
  callbackStart: ['recordCallback'],
  review: ['ruleReview'],
  supervision: ['answerSupervision', 'liftSupervision'],
}

/** Everybody who might have to act: each role, of the centre and of every unit with a part in the matter. */
const people = ({ assignments, regimes }: Matter): Actor[] => {
  const units = [...assignments.map(({ organizer }) => organizer), ...regimes.map(({ guidance }) => guidance), null]
  return [...new Set(units)].flatMap((unit) => roles.map((role) => staff(role, unit)))
}

/** Whether somebody may take one of the steps that settle a clock. */
function isInHands(desk: Desk, matter: Matter, clock: Clock): boolean {
  const own = matter.assignments.find(({ id }) => id === clock.of)
  const everybody = people(matter).map((actor) => desk.context(matter.lastAt, actor))
  return (settledBy[clock.kind] ?? []).some((name) => {
    const on = rowOf(name).assignment ? own : undefined
    return everybody.some((context) => obstacle(name, matter, context, on) === null)
  })
}

describe(`no request can be forgotten (seed ${seed})`, () => {
  const walks = walksOf(200)
  const open = walks.flatMap(({ desk, steps }) =>
    steps.filter(({ after }) => isOpen(after)).map(({ after }) => ({ desk, matter: after })),
  )

  it('an open matter always has a clock that runs, and one that is not paused', () => {
    const forgotten = open.filter(({ matter }) => !matter.clocks.some((one) => isRunning(one) && !isPaused(one)))
    expect(forgotten).toEqual([])
  })

  it('each running clock either does something by itself, or somebody may settle what it is about', () => {
    const stuck = open.flatMap(({ desk, matter }) =>
      matter.clocks
        .filter((clock) => isRunning(clock) && !isPaused(clock) && nextMoment(clock) === null)
        .filter((clock) => !isInHands(desk, matter, clock))
        .map(({ kind, of }) => {
          const { kind: what, state } = matter.assignments.find(({ id }) => id === of) ?? {}
          return `${kind} of ${what ?? '-'} ${state ?? '-'} in ${matter.state}`
        }),
    )
    expect([...new Set(stuck)]).toEqual([])
  })
})
