import { useQuery } from '@tanstack/react-query'
import type { MatterView } from 'contract/views'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../../api/client.ts'
import { groupNo } from '../../ui/digits.ts'
import { GuidanceFacts } from '../../ui/GuidanceFacts.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { type Followed, ownMatterQuery } from '../requests.ts'
import { Asked } from './Asked.tsx'
import { CodeAgain } from './CodeAgain.tsx'
import { LongTermWork } from './LongTermWork.tsx'
import { OwnCommands } from './OwnCommands.tsx'
import { StateCard } from './StateCard.tsx'
import { Timeline } from './Timeline.tsx'
import { useKept } from './use-kept.ts'

interface FollowedMatterProps {
  followed: Followed
  onFound: (followed: Followed) => void
  onLeave: () => void
}

/** The token is over, or opens this matter no more. */
const isClosed = (error: unknown): boolean => isProblem(error) && [401, 403, 404].includes(error.problem.status)

/** The demander's own view of a matter. What was read and typed stays when the token ends: a new one goes on in place. */
export function FollowedMatter({ followed, onFound, onLeave }: FollowedMatterProps) {
  const { t, i18n } = useTranslation()
  const found = useQuery(ownMatterQuery(followed, i18n.language))
  const matter = useKept(found.data)
  const [inVain, setInVain] = useState({ token: '', times: 0 })
  const isExpired = inVain.token === followed.token || isClosed(found.error)
  const again = <CodeAgain followed={followed} sentInVain={inVain.times} hasMore={!!matter} onFound={onFound} />

  if (!matter && isExpired)
    return (
      <>
        {again}
        <button type="button" className="button" onClick={() => onLeave()}>
          {t('track.enterAgain')}
        </button>
      </>
    )
  if (!matter)
    return found.error ? (
      <>
        <ProblemNotice error={found.error} />
        <button type="button" className="button" onClick={() => void found.refetch()}>
          {t('listTrouble.again')}
        </button>
      </>
    ) : (
      <p>{t('loading')}</p>
    )

  return (
    <>
      {isExpired ? again : <ProblemNotice error={found.error} />}
      <p className="matter-no">
        <span>{t('done.no')}</span> <strong>{groupNo(matter.no)}</strong>
        <button type="button" className="quiet no-print" onClick={() => onLeave()}>
          {t('track.leave')}
        </button>
      </p>
      <Joined matter={matter} followed={followed} onLeave={onLeave} />
      <StateCard matter={matter} />
      {matter.rulings.some(({ kind, ruling }) => kind === 'withdrawal' && ruling === null) ? (
        <Notice tone="plain">{t('track.withdrawalAsked')}</Notice>
      ) : null}
      <LongTermWork matter={matter} />
      <Result matter={matter} />
      <OwnCommands
        matter={matter}
        followed={followed}
        isExpired={isExpired}
        onExpired={() => setInVain(({ times }) => ({ token: followed.token, times: times + 1 }))}
      />
      <Timeline followed={followed} />
      <Asked matter={matter} />
    </>
  )
}

/** Where the request was joined with another: the number it goes on under, or how to get there. */
function Joined({
  matter,
  followed: { asked },
  onLeave,
}: Omit<FollowedMatterProps, 'onFound'> & { matter: MatterView }) {
  const { t } = useTranslation()
  // Joined while it was looked at: the token opens the old matter alone, number and code open the new one.
  if (matter.mergedInto)
    return (
      <Notice tone="warn" title={t('track.joined.into', { no: groupNo(matter.mergedInto) })}>
        <p>{t('track.joined.again')}</p>
        <button type="button" className="button" onClick={() => onLeave()}>
          {t('track.enterAgain')}
        </button>
      </Notice>
    )
  if (!asked) return null
  return (
    <Notice tone="plain" title={t('track.joined.title', { asked: groupNo(asked), no: groupNo(matter.no) })}>
      <p>{t('track.joined.keep')}</p>
    </Notice>
  )
}

/** What was answered, and how it was rated. */
function Result({ matter }: { matter: MatterView }) {
  const { t } = useTranslation()
  const reply = matter.publicReply ?? matter.answer
  if (!reply && matter.ratings.length === 0) return null
  return (
    <section aria-labelledby="result">
      <h2 id="result">{t('track.reply')}</h2>
      {reply ? <div className="reply prose">{reply}</div> : null}
      {matter.guidance ? (
        <>
          <h3>{t('track.guidance.title')}</h3>
          <GuidanceFacts guidance={matter.guidance} label={(part) => t(`track.guidance.${part}`)} />
        </>
      ) : null}
      {matter.ratings
        .filter(({ rating }) => rating !== null)
        .map((given) => (
          <p key={given.participant + given.at} className="hint">
            {t('track.rated', {
              grade: t(`states:grade.${given.rating}`),
              solved: given.solved ? t(`states:solved.${given.solved}`) : '',
            })}
          </p>
        ))}
    </section>
  )
}
