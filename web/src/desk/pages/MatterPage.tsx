import { useQuery } from '@tanstack/react-query'
import { Spin } from 'antd'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { isProblem } from '../../api/client.ts'
import { historyQuery, matterQuery } from '../../api/matters.ts'
import { commandOf } from '../../api/names.ts'
import { Recusals } from '../access/Recusals.tsx'
import { CommandForm } from '../forms/CommandForm.tsx'
import { Alike } from '../matter/Alike.tsx'
import { Assignments } from '../matter/Assignments.tsx'
import { Catalogue } from '../matter/Catalogue.tsx'
import { Clocks } from '../matter/Clocks.tsx'
import { Commands } from '../matter/Commands.tsx'
import { Contacts } from '../matter/Contacts.tsx'
import { Facts } from '../matter/Facts.tsx'
import { Gone } from '../matter/Gone.tsx'
import { Marks } from '../matter/Marks.tsx'
import { Ratings } from '../matter/Ratings.tsx'
import { Regimes } from '../matter/Regimes.tsx'
import { Texts } from '../matter/Texts.tsx'
import { Timeline } from '../matter/Timeline.tsx'
import { useOpenForm } from '../matter/use-open-form.ts'
import { Page } from '../parts/Page.tsx'
import { ProblemNotice } from '../parts/ProblemNotice.tsx'
import { AskForCut } from '../retention/AskForCut.tsx'
import { stamp } from '../time/due.ts'

/** One matter. The buttons are what the server says this person may do now, nothing else. */
export function Component() {
  const { no = '' } = useParams()
  return <MatterPage key={no} no={no} />
}

function MatterPage({ no }: { no: string }) {
  const { t } = useTranslation()
  const { data: matter, error, isPending, refetch } = useQuery(matterQuery(no))
  const history = useQuery(historyQuery(no))
  const form = useOpenForm()

  if (!matter)
    return (
      <Page title={no}>
        {isPending ? <Spin style={{ display: 'block', margin: '20vh auto' }} /> : null}
        <ProblemNotice error={error} again={refetch} />
      </Page>
    )

  // What he did, or what others did, may have taken it out of his sight. What he has typed is his: it stays in its place.
  const isGone = [error, history.error].some((one) => isProblem(one, 'not-found'))
  const shown = isGone && !form.isTyped ? null : form.shown
  const assignment = matter.assignments.find(({ id }) => id === shown?.assignment)
  const allowedNow = (shown?.assignment ? assignment : matter)?.allowed.map(commandOf) ?? []

  return (
    <Page
      title={isGone ? no : (matter.title ?? matter.titleForUnits ?? matter.categoryLabel ?? no)}
      about={isGone ? null : <Marks matter={matter} />}
    >
      {isGone ? <Gone /> : <ProblemNotice error={error} />}
      {isGone || !matter.cutAt ? null : <p className="soft">{t('matter.cut', { at: stamp(matter.cutAt) })}</p>}
      <div className="matter">
        {isGone ? null : (
          <div>
            <Texts matter={matter} />
            <Facts matter={matter} />
            <Assignments matter={matter} />
            <Regimes matter={matter} />
            <Ratings matter={matter} />
            <Contacts no={matter.no} />
            <Timeline matter={matter} />
          </div>
        )}
        <aside className="matter-aside">
          {shown ? (
            <CommandForm
              key={form.key}
              matter={matter}
              command={shown.command}
              assignment={assignment}
              given={shown.given}
              isAllowed={!isGone && allowedNow.includes(shown.command)}
              onTyped={form.onTyped}
              onDone={form.done}
              onClose={form.close}
            />
          ) : null}
          {isGone ? null : (
            <>
              <Commands
                matter={matter}
                heading={form.rest}
                onCommand={(command, of) => form.open({ command, assignment: of?.id })}
              />
              <Alike matter={matter} onMerge={(into) => form.open({ command: 'merge', given: { into } })} />
              <Catalogue matter={matter} />
              <Clocks matter={matter} />
              <Recusals no={matter.no} />
              <AskForCut matter={matter} />
            </>
          )}
        </aside>
      </div>
    </Page>
  )
}
