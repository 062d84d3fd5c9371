import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Modal, Radio } from 'antd'
import { type ExportFormat, exportFormats } from 'contract/exports'
import type { WorkList } from 'contract/matter-items'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { askForExport, exportFile } from '../../api/exports.ts'
import type { ListFilters } from '../../api/matters.ts'
import { SubmitKey } from '../../api/submit-key.ts'
import { deskPaths } from '../../paths.ts'
import { ProblemNotice } from '../parts/ProblemNotice.tsx'

/** Takes the list that is shown out as a file, with the filters it has. */
export function ExportButton({ list, filters }: { list: WorkList; filters: ListFilters }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [open, setOpen] = useState(false)
  const [format, setFormat] = useState<ExportFormat>('xlsx')
  const key = useRef(new SubmitKey())
  const asking = useMutation({
    mutationFn: () => {
      const chosen = Object.fromEntries(Object.entries(filters).filter(([, value]) => value))
      return key.current.use((one) => askForExport({ list, format, ...chosen }, one))
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['exports'] }),
  })
  const asked = asking.data
  const close = () => {
    setOpen(false)
    asking.reset()
  }

  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('exports:ask')}</Button>
      <Modal
        open={open}
        title={t('exports:askTitle', { list: t(`list.${list}`) })}
        onCancel={close}
        onOk={() => (asked ? close() : asking.mutate())}
        okText={asked ? t('exports:close') : t('exports:make')}
        cancelText={t('exports:cancel')}
        confirmLoading={asking.isPending}
      >
        <ProblemNotice error={asking.error} />
        {asked ? (
          <div role="status">
            <p>{t(`exports:told.${asked.state === 'waiting' ? 'waiting' : 'ready'}`, { count: asked.rows })}</p>
            {asked.state === 'ready' ? (
              <p>
                <a href={exportFile(asked.id)} download>
                  {t('exports:download')}
                </a>
              </p>
            ) : null}
            <Link to={deskPaths.exports}>{t('exports:own')}</Link>
          </div>
        ) : (
          <>
            <p>{t('exports:askAbout')}</p>
            <Radio.Group
              aria-label={t('exports:column.format')}
              value={format}
              onChange={({ target }) => setFormat(target.value as ExportFormat)}
              options={exportFormats.map((value) => ({ value, label: t(`exports:format.${value}`) }))}
            />
          </>
        )}
      </Modal>
    </>
  )
}
