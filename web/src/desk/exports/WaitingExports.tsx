import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Input } from 'antd'
import type { ExportRuling, ExportView } from 'contract/exports'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ruleOnExport } from '../../api/exports.ts'
import { ProblemNotice } from '../parts/ProblemNotice.tsx'
import { ExportTable } from './ExportTable.tsx'

/** Long exports of others that wait; whoever rules on them sees how many rows, never what is in them. */
export function WaitingExports() {
  const { t } = useTranslation()
  return (
    <ExportTable
      title={t('exports:waiting')}
      empty={t('exports:noneWaiting')}
      columns={[
        { title: t('exports:column.account'), dataIndex: 'account' },
        { title: t('exports:column.ruling'), render: (_, one) => <Ruling one={one} /> },
      ]}
    />
  )
}

function Ruling({ one }: { one: ExportView }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [reason, setReason] = useState('')
  const ruling = useMutation({
    mutationFn: (ruled: ExportRuling['ruling']) => {
      const said = reason.trim()
      return ruleOnExport(one.id, { ruling: ruled, ...(said && { reason: said }) })
    },
    onSuccess: ({ state }) =>
      void message.success(t(`exports:ruled.${state === 'rejected' ? 'rejected' : 'approved'}`)),
    // Also after a refusal: somebody else may have ruled on it meanwhile.
    onSettled: () => queries.invalidateQueries({ queryKey: ['exports'] }),
  })

  return (
    <>
      <ProblemNotice error={ruling.error} />
      <div style={{ display: 'flex', gap: 8, flexWrap: 'wrap' }}>
        <Button type="primary" loading={ruling.isPending} onClick={() => ruling.mutate('approve')}>
          {t('exports:approve')}
        </Button>
        <Input
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          placeholder={t('exports:reason')}
          aria-label={t('exports:reason')}
          maxLength={500}
          style={{ width: 220 }}
        />
        <Button disabled={ruling.isPending || !reason.trim()} onClick={() => ruling.mutate('reject')}>
          {t('exports:reject')}
        </Button>
      </div>
    </>
  )
}
