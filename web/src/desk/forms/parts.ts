import type { MatterView } from 'contract/views'
import type { TFunction } from 'i18next'
import { deadlineOf } from '../time/due.ts'

/** A part of a matter that a field may mean, with its words. */
interface Part {
  id: string
  label: (t: TFunction) => string
}

/** A field that names a part, on a form of a command. */
export interface PartField {
  command: string
  name: string
}

/** The parts of a matter that a field may mean now. */
export function partsOf({ command, name }: PartField, matter: MatterView): Part[] {
  switch (name) {
    case 'supervision':
      return supervisionsOf(matter, command === 'answerSupervision' ? ['open'] : ['open', 'answered'])
    case 'question':
      return matter.questions
        .filter(({ waits }) => waits)
        .map(({ id, question, askedAt }) => ({ id, label: () => question ?? askedAt.slice(0, 10) }))
    case 'stage':
      return matter.regimes
        .filter(({ endedAt }) => !endedAt)
        .flatMap(({ stages = [] }) => stages)
        .map(({ id, goal, dueOn }) => ({ id, label: () => `${dueOn} ${goal ?? ''}`.trim() }))
    case 'appeal':
      return appealsOf(matter)
    default:
      return []
  }
}

const supervisionsOf = ({ overlays }: MatterView, states: readonly string[]): Part[] =>
  overlays
    .filter(({ kind, state }) => kind === 'supervision' && states.includes(state))
    .map(({ id, form, openedAt }) => ({
      id,
      label: (t) => `${form ? t(`states:form.${form}`) : t('states:overlay.supervision')} ${openedAt.slice(0, 10)}`,
    }))

/** Whose appeal, and until when it has to be decided. */
const appealsOf = ({ rulings, assignments }: MatterView): Part[] =>
  rulings
    .filter(({ kind, ruling }) => kind === 'appeal' && ruling === null)
    .map(({ id, about, dueAt }) => ({
      id,
      label: (t) => {
        const { key, ...due } = dueAt ? deadlineOf(dueAt) : { key: '' as const }
        const unit = assignments.find((one) => one.id === about)?.organizerLabel
        return [unit, key && t(key, due)].filter(Boolean).join(' · ')
      },
    }))
