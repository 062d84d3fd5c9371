import { useQuery } from '@tanstack/react-query'
import type { MatterView } from 'contract/views'
import { useTranslation } from 'react-i18next'
import { catalogueQuery } from '../../api/city.ts'
import { useCity } from '../use-city.ts'

/** Commands by which somebody decides whose the matter is. */
const deciding: readonly string[] = ['dispatch', 'designate', 'review-return']

/** What the dispatch catalogue says of the matter's category and district, for whoever decides whose it is. */
export function Catalogue({ matter }: { matter: MatterView }) {
  const { t, i18n } = useTranslation()
  const organizers = useCity('organizers')
  const places = useCity('places')
  const { category, place } = matter
  const allowed: readonly string[] = [...matter.allowed, ...matter.assignments.flatMap((one) => one.allowed)]
  const isNeeded = category !== null && allowed.some((command) => deciding.includes(command))
  const { data } = useQuery({ ...catalogueQuery(category ?? '', place.district, i18n.language), enabled: isNeeded })
  if (!isNeeded || !data || data.length === 0) return null

  return (
    <section className="sheet" aria-labelledby="catalogue">
      <h2 id="catalogue">{t('catalogue.title')}</h2>
      <ul className="branch">
        {data.map((entry) => (
          <li key={entry.id} className="assignment">
            <strong>{entry.leadLabel}</strong>
            {entry.district ? <span className="soft"> · {places.labelOf(entry.district)}</span> : null}
            {entry.co.length > 0 ? (
              <div>{t('catalogue.co', { units: entry.co.map(organizers.labelOf).join(t('listComma')) })}</div>
            ) : null}
            <div className="soft">{t('catalogue.basis', { basis: entry.basis, since: entry.since })}</div>
          </li>
        ))}
      </ul>
    </section>
  )
}
