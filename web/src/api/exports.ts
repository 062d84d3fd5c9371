import type { ExportBody, ExportPage, ExportRuling, ExportView } from 'contract/exports'
import { request } from './client.ts'
import { pages } from './pages.ts'

/** One's own exports, or for a security administrator those that wait. Newest first, in pages. */
export const exportsQuery = pages<ExportPage>(['exports'], '/api/exports')

/** Asks for a list as a file; a long one waits for approval. */
export const askForExport = (body: ExportBody, key: string): Promise<ExportView> =>
  request<ExportView>('POST', '/api/exports', { body, idempotencyKey: key })

export const ruleOnExport = (id: string, body: ExportRuling): Promise<ExportView> =>
  request<ExportView>('POST', `/api/exports/${encodeURIComponent(id)}/rule`, { body })

/** Where the browser fetches the file from; the cookie says who asks. */
export const exportFile = (id: string): string => `/api/exports/${encodeURIComponent(id)}/file`
