import type { ClockView } from 'contract/matter-parts'
import type { MatterView } from 'contract/views'

/** The stages a request goes through, as the demander is shown them. */
export const stages = ['registered', 'passedOn', 'handled', 'checked', 'rated', 'closed'] as const
export type Stage = (typeof stages)[number]

const stageOf: Record<MatterView['state'], Stage> = {
  registered: 'registered',
  supplementing: 'registered',
  dispatching: 'passedOn',
  handling: 'handled',
  auditing: 'checked',
  callback: 'rated',
  closed: 'closed',
  reviewing: 'checked',
}

export const currentStage = ({ state }: Pick<MatterView, 'state'>): Stage => stageOf[state]

/** As what its state is told in words. In the call-back whoever has no more to say is not asked for his rating again. */
export const standingOf = ({ state, allowed }: Pick<MatterView, 'state' | 'allowed'>): MatterView['state'] | 'heard' =>
  state === 'callback' && !allowed.includes('rate') ? 'heard' : state

/** Clocks that do not lead to the next stage: they are listed, but do not say when this stage ends. */
const beside: readonly string[] = ['supervision', 'ruling', 'contact']

const isRunning = (clock: ClockView): boolean => !clock.metAt && !clock.endedAt && !clock.pausedAt

export const runningClocks = (clocks: readonly ClockView[]): ClockView[] =>
  clocks.filter(isRunning).sort((one, other) => Date.parse(one.dueAt) - Date.parse(other.dueAt))

/** The clock at whose due time the present stage has to be finished: the last of those that run for it. */
export const stageClock = (clocks: readonly ClockView[]): ClockView | undefined =>
  runningClocks(clocks).findLast(({ kind }) => !beside.includes(kind))

/** Who must act, as far as a demander has to tell them apart. */
export function ownerOf({ owner }: Pick<ClockView, 'owner'>): 'you' | 'unit' | 'centre' {
  if (owner === 'demander') return 'you'
  return owner.startsWith('organizer') ? 'unit' : 'centre'
}

/** The unit that has the lead now or had it last; undefined while there is none. */
export const leadUnit = ({ assignments }: Pick<MatterView, 'assignments'>): string | undefined =>
  assignments.findLast(({ kind, state }) => kind === 'lead' && state !== 'returned' && state !== 'recalled')
    ?.organizerLabel
