import { useTranslation } from 'react-i18next'
import { exportFile } from '../../api/exports.ts'
import { stamp } from '../time/due.ts'
import { ExportTable } from './ExportTable.tsx'

/** What the reader has asked for, with what became of it and the file while it is there. */
export function OwnExports() {
  const { t } = useTranslation()
  return (
    <ExportTable
      title={t('exports:own')}
      empty={t('exports:none')}
      columns={[
        {
          title: t('exports:column.state'),
          render: (_, { state, reason }) => (
            <>
              {t(`exports:state.${state}`)}
              {reason ? <div className="soft">{reason}</div> : null}
            </>
          ),
        },
        { title: t('exports:column.until'), render: (_, { until }) => (until ? stamp(until) : null) },
        {
          title: t('exports:column.file'),
          render: (_, { id, state, list }) =>
            state === 'ready' ? (
              <a href={exportFile(id)} download aria-label={t('exports:downloadOf', { list: t(`list.${list}`) })}>
                {t('exports:download')}
              </a>
            ) : null,
        },
      ]}
    />
  )
}
