import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CityItem } from '../../api/city.ts'
import { Tick } from '../../ui/choices.tsx'
import { FieldError } from '../../ui/Field.tsx'
import { TextField } from '../../ui/inputs.tsx'
import { mostAbout } from '../draft.ts'
import { ListTrouble } from '../ListTrouble.tsx'
import { publicListQuery } from '../requests.ts'
import type { PartProps } from './part.ts'

const shown = 8

/** The units a search finds, those already chosen first so that they stay in sight. */
export function unitsToShow(units: readonly CityItem[], chosen: readonly string[], sought: string): CityItem[] {
  const words = sought.trim().toLowerCase()
  const picked = units.filter(({ code }) => chosen.includes(code))
  const found = words ? units.filter(({ label }) => label.toLowerCase().includes(words)) : []
  return [...picked, ...found.filter(({ code }) => !chosen.includes(code)).slice(0, shown)]
}

/** For a report: the unit it is about, which will never get it. */
export function AboutPart({ draft, change, wrongOf }: PartProps) {
  const { t, i18n } = useTranslation()
  const [sought, seek] = useState('')
  const units = useQuery(publicListQuery('organizers', i18n.language))
  const list = unitsToShow(units.data ?? [], draft.about, sought)
  const isFull = draft.about.length >= mostAbout

  const choose = (code: string, chosen: boolean) =>
    change({ about: chosen ? [...draft.about, code] : draft.about.filter((other) => other !== code) })

  return (
    <section className="stack" aria-labelledby="about">
      <h2 id="about">{t('ask.about.title')}</h2>
      <ListTrouble query={units} />
      <TextField
        name="about-search"
        type="search"
        label={t('ask.about.label')}
        mark={t('optional')}
        hint={t('ask.about.hint')}
        value={sought}
        onChange={seek}
      />
      <div className="cards">
        {list.map(({ code, label }) => (
          <Tick
            key={code}
            name="about"
            label={label}
            checked={draft.about.includes(code)}
            onChange={(chosen) => choose(code, chosen && !isFull)}
          />
        ))}
      </div>
      {sought.trim() && list.length === 0 && units.data ? <p className="hint">{t('ask.about.nothing')}</p> : null}
      {isFull ? <p className="hint">{t('ask.about.full', { count: mostAbout })}</p> : null}
      <FieldError id="about-error" error={wrongOf('about')} />
    </section>
  )
}
