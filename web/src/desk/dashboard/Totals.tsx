import type { DashboardView } from 'contract/dashboard'
import { useTranslation } from 'react-i18next'
import { type Line, Sheet } from './Sheet.tsx'
import { countWords, share } from './share.ts'

type Told = Pick<DashboardView, 'totals' | 'organizer'>

const ofUnit = ['registered', 'accepted', 'closed', 'returned', 'rehandled'] as const
const ofCity = ['contacts', ...ofUnit] as const

/**
 * The period in figures: what came, what became of it, how it was rated. Every share bears its denominator. Of contacts a unit's
 * figures say nothing: it takes none.
 */
export function Totals({ totals, organizer }: Told) {
  const { t } = useTranslation()
  const { contactsBy, closedBy, rated } = totals
  const lines = (counts: Record<string, number>, nameOf: (name: string) => string): Line[] =>
    Object.entries(counts).map(([name, count]) => [nameOf(name), countWords(count)])
  const figure = (name: (typeof ofCity)[number]): Line => [t(`dashboard:figure.${name}`), countWords(totals[name])]

  return (
    <div className="figures">
      <Sheet
        title={t('dashboard:work')}
        lines={[
          ...(organizer === null ? ofCity : ofUnit).map(figure),
          [t('dashboard:onTimeShare'), share(totals.onTime, totals.late)],
          [t('dashboard:satisfiedShare'), share(totals.satisfied, totals.dissatisfied)],
        ]}
      />
      {organizer === null ? (
        <Sheet title={t('dashboard:contactsBy')} lines={lines(contactsBy, (name) => t(`outcome.${name}`))} />
      ) : null}
      <Sheet title={t('dashboard:closedBy')} lines={lines(closedBy, (name) => t(`states:closing.${name}`))} />
      <Sheet title={t('dashboard:rated')} lines={lines(rated, (name) => t(`dashboard:place.${name}`))} />
    </div>
  )
}
