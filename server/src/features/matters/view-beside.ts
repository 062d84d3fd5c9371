import type { MatterView } from 'contract/views'
import { toIso } from 'core/calendar'
import { isUnitSight, type Matter, type Overlay, type Regime, type Ruling, waitsForAnswer } from 'core/matter'
import type { Seen } from './reading.ts'
import { at, defined, mayReadAnswer, type Shown } from './shown.ts'

type Beside = 'overlays' | 'rulings' | 'regimes' | 'questions' | 'ratings'

/** Ids of the texts that are shown of what runs beside the state. */
export const besideTexts = ({ questions, regimes, stages }: Matter): (string | null)[] => [
  ...questions.flatMap(({ question, heard, answer }) => [question, heard, answer]),
  ...regimes.flatMap(({ plan, law, caseNumber }) => [
    law,
    caseNumber,
    ...(plan ? [plan.goals, ...plan.stages.map(({ goal }) => goal)] : []),
  ]),
  ...stages.flatMap(({ goal, report }) => [goal, report]),
]

/** What runs beside the state: regimes, overlays, requests that wait, questions and ratings. */
export function besideOf(matter: Matter, shown: Shown): Pick<MatterView, Beside> {
  const dueOf = (id: string): string | null => at(matter.clocks.findLast(({ of }) => of === id)?.dueAt ?? null)
  return {
    regimes: matter.regimes.map((regime) => regimeView(matter, regime, shown.seen)),
    overlays: matter.overlays.filter(isToldOf(shown)).map(({ id, kind, state, form, cause, openedAt }) => {
      return { id, kind, state, form, cause, openedAt: toIso(openedAt) }
    }),
    rulings: matter.rulings.filter(isToldOf(shown)).map(({ id, kind, assignment, participant, owner, ruling }) => {
      const about = assignment ?? (isUnitSight(shown.seen.sight) ? null : participant) ?? ''
      return { id, kind, about, owner, dueAt: dueOf(id), ruling }
    }),
    questions: questionsOf(matter, shown),
    ratings: ratingsOf(matter, shown),
  }
}

/**
 * What a demander is told of: what was asked about himself, and about no other; and as little of how a unit's work is judged as
 * his history tells.
 */
const isToldOf =
  ({ context: { actor } }: Shown) =>
  ({ kind, participant }: { kind: Overlay['kind'] | Ruling['kind']; participant?: string | null }): boolean => {
    if (actor.kind !== 'demander') return true
    const isOfOthers = participant !== undefined && participant !== null && participant !== actor.participant
    return !isOfOthers && kind !== 'unreasonable' && kind !== 'appeal'
  }

/** Questions to the demanders. What one has said is his own and the centre's until the centre passes it on to the unit. */
function questionsOf(matter: Matter, { seen, context }: Shown): MatterView['questions'] {
  const text = (id: string | null): string | undefined => (id ? seen.texts.get(id) : undefined)
  return matter.questions.map((asked) => {
    const { id, assignment, question, askedAt, heard, answer, answeredAt } = asked
    const said = mayReadAnswer(matter, asked, context.actor) ? (text(answer) ?? text(heard)) : undefined
    const texts = defined({ question: text(question), answer: said })
    return {
      id,
      assignment,
      askedAt: toIso(askedAt),
      waits: waitsForAnswer(asked, matter),
      heard: heard !== null && answer === null,
      answeredAt: at(answeredAt),
      ...texts,
    }
  })
}

/** A demander sees his own ratings; units see what was said of their work. */
function ratingsOf(matter: Matter, { context }: Shown): MatterView['ratings'] {
  const { actor } = context
  return matter.ratings
    .filter(({ participant }) => actor.kind !== 'demander' || participant === actor.participant)
    .map(({ participant, round, at: given, by, solved, grade, reasonable }) => {
      return { participant, round, at: toIso(given), by, solved, rating: grade, reasonable }
    })
}

/** The demander, whoever of them, reads what a plan is to reach once it is approved: until then it may be sent back. */
function regimeView(matter: Matter, regime: Regime, { texts, sight }: Seen): MatterView['regimes'][number] {
  const text = (id: string | null): string | undefined => (id ? texts.get(id) : undefined)
  const planned = (id: string): string | undefined =>
    sight === 'own' && regime.plan?.approvedAt === null ? undefined : text(id)
  const { id, kind, openedAt, endedAt, guidance, plan, expectedEndOn, procedureEndedOn } = regime
  const stages = matter.stages.filter((stage) => stage.regime === id)
  return {
    id,
    kind,
    openedAt: at(openedAt),
    endedAt: at(endedAt),
    guidance,
    plan: plan && {
      ...defined({ goals: planned(plan.goals) }),
      stages: plan.stages.map(({ goal, dueOn }) => ({ dueOn, ...defined({ goal: planned(goal) }) })),
      submittedAt: toIso(plan.submittedAt),
      approvedAt: at(plan.approvedAt),
    },
    stages: stages.map(({ id: stage, goal, dueOn, report, reportedAt }) => {
      return { id: stage, dueOn, reportedAt: at(reportedAt), ...defined({ goal: text(goal), report: text(report) }) }
    }),
    ...defined({ law: text(regime.law), caseNumber: text(regime.caseNumber) }),
    expectedEndOn,
    procedureEndedOn,
  }
}
