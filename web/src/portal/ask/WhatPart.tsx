import { useTranslation } from 'react-i18next'
import { RadioCards } from '../../ui/choices.tsx'
import { TextArea, TextField } from '../../ui/inputs.tsx'
import { longest, type RequestType, requestTypes } from '../draft.ts'
import type { PartProps } from './part.ts'

/** What kind of request it is, and what happened. */
export function WhatPart({ draft, change, wrongOf }: PartProps) {
  const { t } = useTranslation()
  return (
    <section className="stack" aria-labelledby="what">
      <h2 id="what">{t('ask.what')}</h2>
      <RadioCards
        name="type"
        label={t('ask.type.label')}
        mark={t('required')}
        hint={t('ask.type.hint')}
        error={wrongOf('type')}
        value={draft.type}
        choices={requestTypes.map((type) => ({
          value: type,
          label: t(`states:type.${type}`),
          text: t(`ask.type.${type}`),
        }))}
        onChange={(type) => change({ type: type as RequestType })}
      />
      <TextField
        name="title"
        label={t('ask.title.label')}
        mark={t('required')}
        hint={t('ask.title.hint')}
        error={wrongOf('title')}
        maxLength={longest.title}
        value={draft.title}
        onChange={(title) => change({ title })}
      />
      <TextArea
        name="content"
        label={t('ask.content.label')}
        mark={t('required')}
        hint={t('ask.content.hint')}
        error={wrongOf('content')}
        rows={8}
        maxLength={longest.content}
        roomLeft={(count) => t('roomLeft', { count })}
        value={draft.content}
        onChange={(content) => change({ content })}
      />
    </section>
  )
}
