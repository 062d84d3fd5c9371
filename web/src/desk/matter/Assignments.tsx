import { Tag } from 'antd'
import type { AssignmentView } from 'contract/matter-parts'
import type { MatterView } from 'contract/views'
import { useTranslation } from 'react-i18next'
import { DueTime } from '../parts/DueTime.tsx'
import { stamp } from '../time/due.ts'
import { Findings } from './Findings.tsx'

/** The assignments of a matter as a tree. */
export function Assignments({ matter }: { matter: MatterView }) {
  const { t } = useTranslation()
  if (matter.assignments.length === 0) return null
  return (
    <section className="sheet">
      <h2>{t('matter.assignments')}</h2>
      <Branch matter={matter} parent={null} />
    </section>
  )
}

function Branch({ matter, parent }: { matter: MatterView; parent: string | null }) {
  const known = new Set(matter.assignments.map(({ id }) => id))
  // A unit may see its own assignment without the one above it.
  const members = matter.assignments.filter((one) => (known.has(one.parent ?? '') ? one.parent : null) === parent)
  if (members.length === 0) return null

  return (
    <ul className="branch">
      {members.map((assignment) => (
        <li key={assignment.id}>
          <AssignmentLine assignment={assignment} />
          <Branch matter={matter} parent={assignment.id} />
        </li>
      ))}
    </ul>
  )
}

function AssignmentLine({ assignment }: { assignment: AssignmentView }) {
  const { t } = useTranslation()
  const { kind, organizerLabel, state, dueAt, light, issuedAt, signedAt, round } = assignment
  const isWorked = state === 'issued' || state === 'handling' || state === 'approving'

  return (
    <div className="assignment">
      <div className="assignment-head">
        <Tag>{t(`states:assignmentKind.${kind}`)}</Tag>
        <strong>{organizerLabel}</strong>
        <span className="soft">{t(`states:assignmentState.${state}`)}</span>
        {round > 0 ? <Tag color="orange">{t('fact.rounds', { count: round })}</Tag> : null}
        {assignment.interim ? <Tag>{t('fact.interim')}</Tag> : null}
        {assignment.designated ? <Tag>{t('fact.designated')}</Tag> : null}
        {dueAt && light && isWorked ? <DueTime dueAt={dueAt} light={light} /> : null}
      </div>
      <div className="soft">
        {t('fact.issuedAt', { at: stamp(issuedAt) })}
        {signedAt ? ` · ${t('fact.signedAt', { at: stamp(signedAt) })}` : ''}
      </div>
      <Findings assignment={assignment} />
    </div>
  )
}
