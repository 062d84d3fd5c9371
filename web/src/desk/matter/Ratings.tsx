import type { MatterView } from 'contract/views'
import { useTranslation } from 'react-i18next'
import { stamp } from '../time/due.ts'

/** What the demanders think of the result, first and last. */
export function Ratings({ matter }: { matter: MatterView }) {
  const { t } = useTranslation()
  if (matter.ratings.length === 0) return null
  return (
    <section className="sheet">
      <h2>{t('matter.ratings')}</h2>
      <ul className="branch">
        {matter.ratings.map(({ participant, round, at, by, solved, rating, reasonable }) => (
          <li key={`${participant} ${at}`} className="assignment">
            {[
              stamp(at),
              t(`ratingBy.${by}`),
              round > 0 ? t('fact.rounds', { count: round }) : '',
              rating === null ? '' : t(`states:grade.${rating}`),
              solved === null ? '' : t(`states:solved.${solved}`),
              reasonable === false ? t('rating.unreasonable') : '',
              reasonable === null ? t('rating.waiting') : '',
            ]
              .filter(Boolean)
              .join(' · ')}
          </li>
        ))}
      </ul>
    </section>
  )
}
