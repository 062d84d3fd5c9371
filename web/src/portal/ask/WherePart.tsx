import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { CityItem } from '../../api/city.ts'
import { SelectField, TextField } from '../../ui/inputs.tsx'
import { longest } from '../draft.ts'
import { ListTrouble } from '../ListTrouble.tsx'
import { districtsOf, streetsOf } from '../places.ts'
import { publicListQuery } from '../requests.ts'
import type { PartProps } from './part.ts'

const asChoices = (places: readonly CityItem[]) => places.map(({ code, label }) => ({ value: code, label }))

/** Where it is: by district and street, and in words. Without the list of places the words alone do. */
export function WherePart({ draft, change, wrongOf }: PartProps) {
  const { t, i18n } = useTranslation()
  const places = useQuery(publicListQuery('places', i18n.language))
  const all = places.data ?? []
  const streets = streetsOf(all, draft.district)

  return (
    <section className="stack" aria-labelledby="where">
      <h2 id="where">{t('ask.where')}</h2>
      <ListTrouble query={places} />
      <div className="pair">
        <SelectField
          name="district"
          label={t('ask.district')}
          mark={t('optional')}
          error={wrongOf('district')}
          none={t('ask.noDistrict')}
          choices={asChoices(districtsOf(all))}
          value={draft.district}
          onChange={(district) => change({ district, street: '' })}
        />
        <SelectField
          name="street"
          label={t('ask.street')}
          mark={t('optional')}
          error={wrongOf('street')}
          none={t(draft.district ? 'ask.noStreet' : 'ask.districtFirst')}
          disabled={streets.length === 0}
          choices={asChoices(streets)}
          value={draft.street}
          onChange={(street) => change({ street })}
        />
      </div>
      <TextField
        name="address"
        label={t('ask.address.label')}
        mark={t('optional')}
        hint={t('ask.address.hint')}
        error={wrongOf('address')}
        maxLength={longest.address}
        value={draft.address}
        onChange={(address) => change({ address })}
      />
    </section>
  )
}
