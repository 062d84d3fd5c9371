import { useTranslation } from 'react-i18next'
import { RadioCards, Tick } from '../../ui/choices.tsx'
import { TextField } from '../../ui/inputs.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { type DemanderKind, demanderKinds, longest, type ReplyWish, replyWishes } from '../draft.ts'
import type { PartProps } from './part.ts'

/** Who asks, or that nobody is named; and how the result is to be told. */
export function WhoPart(props: PartProps) {
  const { t } = useTranslation()
  const { draft, change } = props

  return (
    <section className="stack" aria-labelledby="who">
      <h2 id="who">{t('ask.who.title')}</h2>
      <RadioCards
        name="who"
        label={t('ask.who.label')}
        value={draft.who}
        choices={(['named', 'anonymous'] as const).map((who) => ({
          value: who,
          label: t(`ask.who.${who}`),
          text: t(`ask.who.${who}Text`),
        }))}
        onChange={(who) => change({ who: who === 'anonymous' ? 'anonymous' : 'named' })}
      />
      {draft.who === 'named' ? <NamedFields {...props} /> : <Notice tone="plain">{t('ask.who.anonymousNote')}</Notice>}
    </section>
  )
}

function NamedFields({ draft, change, wrongOf }: PartProps) {
  const { t } = useTranslation()
  return (
    <>
      <div className="pair">
        <TextField
          name="name"
          label={t(draft.kind === 'person' ? 'ask.name' : 'ask.unitName')}
          mark={t('required')}
          autoComplete={draft.kind === 'person' ? 'name' : 'organization'}
          error={wrongOf('name')}
          maxLength={longest.name}
          value={draft.name}
          onChange={(name) => change({ name })}
        />
        <TextField
          name="phone"
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          label={t('ask.phone')}
          mark={t('required')}
          error={wrongOf('phone')}
          maxLength={longest.phone}
          value={draft.phone}
          onChange={(phone) => change({ phone })}
        />
      </div>
      <RadioCards
        compact
        name="kind"
        label={t('ask.kind')}
        value={draft.kind}
        choices={demanderKinds.map((kind) => ({ value: kind, label: t(`states:participantKind.${kind}`) }))}
        onChange={(kind) => change({ kind: kind as DemanderKind })}
      />
      {draft.type === 'report' ? (
        <Notice tone="plain">{t('ask.sealed')}</Notice>
      ) : (
        <Tick
          name="confidential"
          label={t('ask.confidential.label')}
          text={t('ask.confidential.text')}
          checked={draft.confidential}
          onChange={(confidential) => change({ confidential })}
        />
      )}
      <RadioCards
        compact
        name="reply"
        label={t('ask.reply.label')}
        hint={t('ask.reply.hint')}
        error={wrongOf('reply')}
        value={draft.reply}
        choices={replyWishes.map((reply) => ({ value: reply, label: t(`states:reply.${reply}`) }))}
        onChange={(reply) => change({ reply: reply as ReplyWish })}
      />
    </>
  )
}
