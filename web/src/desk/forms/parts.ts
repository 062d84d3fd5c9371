import type { MatterView } from 'contract/views'
import type { TFunction } from 'i18next'

interface Option {
  value: string
  label: string
}

/** The parts of a matter that a field of this name may mean now. */
export function partOptions(name: string, matter: MatterView, t: TFunction): Option[] {
  switch (name) {
    case 'supervision':
      return matter.overlays
        .filter(({ kind, state }) => kind === 'supervision' && state !== 'lifted')
        .map(({ id, form, openedAt }) => ({
          value: id,
          label: `${form ? t(`states:form.${form}`) : t('states:overlay.supervision')} ${openedAt.slice(0, 10)}`,
        }))
    case 'question':
      return matter.questions
        .filter(({ answeredAt }) => answeredAt === null)
        .map(({ id, question, askedAt }) => ({ value: id, label: question ?? askedAt.slice(0, 10) }))
    case 'stage':
      return matter.regimes
        .filter(({ endedAt }) => !endedAt)
        .flatMap(({ stages = [] }) => stages)
        .map(({ id, goal, dueOn }) => ({ value: id, label: `${dueOn} ${goal ?? ''}`.trim() }))
    case 'appeal':
      return matter.rulings
        .filter(({ kind, ruling }) => kind === 'appeal' && ruling === null)
        .map(({ id, dueAt }) => ({ value: id, label: `${t('states:ruling.appeal')} ${dueAt?.slice(0, 10) ?? ''}` }))
    default:
      return []
  }
}
