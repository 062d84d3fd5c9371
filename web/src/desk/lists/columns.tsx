import { type TableColumnsType, Tag } from 'antd'
import type { MatterItem } from 'contract/matter-items'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { deskPaths } from '../../paths.ts'
import { DueTime } from '../parts/DueTime.tsx'
import { urgencyColours } from '../parts/urgency.ts'
import { useCity } from '../use-city.ts'

/** The columns of every work list. */
export function useColumns(): TableColumnsType<MatterItem> {
  const { t } = useTranslation()
  const districts = useCity('places')
  const organizers = useCity('organizers')

  return [
    {
      title: t('column.no'),
      dataIndex: 'no',
      render: (no: string) => (
        <Link className="row-link" to={deskPaths.matter(no)}>
          {no}
        </Link>
      ),
    },
    {
      title: t('column.title'),
      dataIndex: 'title',
      render: (title: string, { confidential }) => (
        <span style={{ display: 'inline-block', minWidth: 200, maxWidth: 420 }}>
          {title} {confidential ? <Tag>{t('fact.confidential')}</Tag> : null}
        </span>
      ),
    },
    {
      title: t('column.type'),
      dataIndex: 'type',
      render: (type: string, { urgency }) => (
        <>
          {t(`states:type.${type}`)}{' '}
          {urgency === 'general' ? null : <Tag color={urgencyColours[urgency]}>{t(`states:urgency.${urgency}`)}</Tag>}
        </>
      ),
    },
    {
      title: t('column.place'),
      dataIndex: 'district',
      render: (district: string | null) => districts.labelOf(district),
    },
    {
      title: t('column.organizer'),
      dataIndex: 'organizer',
      render: (organizer: string | null) => organizers.labelOf(organizer),
    },
    {
      title: t('column.state'),
      dataIndex: 'state',
      render: (state: string, { closing, assignmentState }) =>
        assignmentState && state === 'handling'
          ? t(`states:assignmentState.${assignmentState}`)
          : t(closing && state === 'closed' ? `states:closing.${closing}` : `states:state.${state}`),
    },
    {
      title: t('column.due'),
      dataIndex: 'dueAt',
      render: (dueAt: string | null, { light }) => (dueAt && light ? <DueTime dueAt={dueAt} light={light} /> : null),
    },
  ]
}
