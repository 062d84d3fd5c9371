import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Page } from '../../ui/Page.tsx'
import { keptFollowed } from '../followed.ts'
import type { Followed } from '../requests.ts'
import { FollowedMatter } from '../track/FollowedMatter.tsx'
import { TrackForm } from '../track/TrackForm.tsx'
import './track.css'

/** A request followed by number and code. The token stays in this tab; leaving takes everything read with it. */
export default function TrackPage() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [followed, setFollowed] = useState<Followed | undefined>(() => keptFollowed.read())

  const found = (next: Followed) => {
    keptFollowed.write(next)
    setFollowed(next)
  }
  const leave = () => {
    keptFollowed.clear()
    queries.removeQueries({ queryKey: ['own'] })
    queries.removeQueries({ queryKey: ['own-history'] })
    setFollowed(undefined)
  }

  return followed ? (
    <Page title={t('track.page')}>
      <FollowedMatter followed={followed} onFound={found} onLeave={leave} />
    </Page>
  ) : (
    <Page title={t('track.page')} lead={t('track.lead')}>
      <TrackForm onFound={found} />
    </Page>
  )
}
