import { Tag } from 'antd'
import type { MatterView } from 'contract/views'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { deskPaths } from '../../paths.ts'
import { Reveal } from '../access/Reveal.tsx'
import { stamp } from '../time/due.ts'
import { useCity } from '../use-city.ts'

/** The facts of a matter, masked as the server sent them. */
export function Facts({ matter }: { matter: MatterView }) {
  const { t } = useTranslation()
  const categories = useCity('categories')
  const places = useCity('places')
  const organizers = useCity('organizers')
  const { place } = matter
  const where = place.label ?? [place.district, place.street].filter(Boolean).map(places.labelOf).join(' ')

  const facts: [string, ReactNode][] = [
    ['type', t(`states:type.${matter.type}`)],
    ['category', matter.categoryLabel ?? categories.labelOf(matter.category)],
    ['urgency', t(`states:urgency.${matter.urgency}`)],
    ['channel', t(`states:channel.${matter.channel}`)],
    // Many write the district and street once more at the head of the address.
    ['place', place.address?.startsWith(where) ? place.address : [where, place.address].filter(Boolean).join(' ')],
    [
      'confidential',
      matter.confidential ? (
        <Tag key="yes" color="gold">
          {t('yes')}
        </Tag>
      ) : (
        ''
      ),
    ],
    ['about', matter.about.map(organizers.labelOf).join(t('listComma'))],
    ['registeredAt', stamp(matter.registeredAt)],
    ['acceptedAt', matter.acceptedAt && stamp(matter.acceptedAt)],
    ['deliveredAt', matter.deliveredAt && stamp(matter.deliveredAt)],
    ['closedAt', matter.closedAt && stamp(matter.closedAt)],
    ['round', matter.round > 0 ? t('fact.rounds', { count: matter.round }) : ''],
    ['mergedInto', matter.mergedInto && <Link to={deskPaths.matter(matter.mergedInto)}>{matter.mergedInto}</Link>],
    ['tags', matter.tags?.join(t('listComma'))],
    ['overlays', <Overlays key="overlays" matter={matter} />],
  ]
  const shown = facts.filter(([name, value]) => value && (name !== 'overlays' || matter.overlays.length > 0))

  return (
    <section className="sheet">
      <h2>{t('matter.facts')}</h2>
      <dl className="facts">
        {matter.participants.map((participant) => (
          <div key={participant.id}>
            <dt>{t('fact.demander')}</dt>
            <dd>
              {participant.name ?? t(`states:participantKind.${participant.kind}`)} {participant.phone}
              <div className="soft">
                {[
                  t('fact.replyBy', { channel: t(`states:reply.${participant.reply}`) }),
                  participant.masked ? t('fact.masked') : '',
                  participant.left ? t('fact.left') : '',
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </div>
              {participant.masked && participant.name ? <Reveal no={matter.no} participant={participant.id} /> : null}
            </dd>
          </div>
        ))}
        {shown.map(([name, value]) => (
          <div key={name}>
            <dt>{t(`fact.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Overlays({ matter }: { matter: MatterView }) {
  const { t } = useTranslation()
  return matter.overlays.map(({ id, kind, form, state, openedAt }) => (
    <div key={id}>
      {form ? t(`states:form.${form}`) : t(`states:overlay.${kind}`)} · {t(`states:overlayState.${state}`)}{' '}
      <span className="soft">{stamp(openedAt)}</span>
    </div>
  ))
}
