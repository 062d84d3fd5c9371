import type { DashboardView } from 'contract/dashboard'
import { useTranslation } from 'react-i18next'
import { type Line, Sheet } from './Sheet.tsx'
import { countWords, share } from './share.ts'

/** The period in figures: what came, what became of it, how it was rated. Every share bears its denominator. */
export function Totals({ totals }: Pick<DashboardView, 'totals'>) {
  const { t } = useTranslation()
  const { contactsBy, closedBy, rated } = totals
  const lines = (counts: Record<string, number>, nameOf: (name: string) => string): Line[] =>
    Object.entries(counts).map(([name, count]) => [nameOf(name), countWords(count)])
  const figure = (name: 'contacts' | 'registered' | 'accepted' | 'closed' | 'returned' | 'rehandled'): Line => [
    t(`dashboard:figure.${name}`),
    countWords(totals[name]),
  ]

  return (
    <div className="figures">
      <Sheet
        title={t('dashboard:work')}
        lines={[
          ...(['contacts', 'registered', 'accepted', 'closed', 'returned', 'rehandled'] as const).map(figure),
          [t('dashboard:onTimeShare'), share(totals.onTime, totals.late)],
          [t('dashboard:satisfiedShare'), share(totals.satisfied, totals.dissatisfied)],
        ]}
      />
      <Sheet title={t('dashboard:contactsBy')} lines={lines(contactsBy, (name) => t(`outcome.${name}`))} />
      <Sheet title={t('dashboard:closedBy')} lines={lines(closedBy, (name) => t(`states:closing.${name}`))} />
      <Sheet title={t('dashboard:rated')} lines={lines(rated, (name) => t(`dashboard:place.${name}`))} />
    </div>
  )
}
