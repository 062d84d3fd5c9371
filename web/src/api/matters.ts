import { queryOptions } from '@tanstack/react-query'
import type { AlikeMatters } from 'contract/alike'
import type { SentCommand } from 'contract/commands'
import type { ContactBody, RecordedContact } from 'contract/contacts'
import type { MatterPage, WorkList } from 'contract/matter-items'
import type { EventView, MatterView } from 'contract/views'
import { request } from './client.ts'
import { toKebab } from './names.ts'
import { pages } from './pages.ts'

/** How many matters wait in a list; `capped` when there are more than are worth counting. */
export interface ListCount {
  list: WorkList
  count: number
  capped: boolean
}

export interface ListFilters {
  type?: string | undefined
  urgency?: string | undefined
  light?: string | undefined
  district?: string | undefined
  category?: string | undefined
  organizer?: string | undefined
  words?: string | undefined
}

const pageSize = 50

export const countsQuery = queryOptions({
  queryKey: ['counts'],
  queryFn: async ({ signal }) =>
    (await request<{ items: ListCount[] }>('GET', '/api/matters/counts', { signal })).items,
})

/** A work list in pages of 50, each continued by its cursor. */
export const workListQuery = (list: WorkList, filters: ListFilters) =>
  pages<MatterPage>(['list', list, filters], '/api/matters', { list, limit: pageSize, ...filters })

export const matterQuery = (no: string) =>
  queryOptions({
    queryKey: ['matter', no],
    queryFn: ({ signal }) => request<MatterView>('GET', `/api/matters/${encodeURIComponent(no)}`, { signal }),
  })

/** Matters that may be about the same thing, the most likely first. */
export const alikeQuery = (no: string) =>
  queryOptions({
    queryKey: ['alike', no],
    queryFn: async ({ signal }) =>
      (await request<AlikeMatters>('GET', `/api/matters/${encodeURIComponent(no)}/alike`, { signal })).items,
  })

/** What happened to a matter, oldest first. */
export const historyQuery = (no: string) =>
  queryOptions({
    queryKey: ['history', no],
    queryFn: async ({ signal }) =>
      (await request<{ items: EventView[] }>('GET', `/api/matters/${encodeURIComponent(no)}/events`, { signal })).items,
  })

export interface CommandCall {
  no: string
  command: SentCommand
  body: Record<string, unknown>
  key: string
}

/** Takes a command on a matter; answers the matter as it is afterwards. */
export const sendCommand = ({ no, command, body, key }: CommandCall): Promise<MatterView> =>
  request<MatterView>('POST', `/api/matters/${encodeURIComponent(no)}/${toKebab(command)}`, {
    body,
    idempotencyKey: key,
  })

/** A matter taken by an operator. `code` is the demander's secret for following it. */
export type Registered = MatterView & { code: string }

export const registerByOperator = (body: Record<string, unknown>, key: string): Promise<Registered> =>
  request<Registered>('POST', '/api/matters', { body, idempotencyKey: key })

export const recordContact = (body: ContactBody, key: string): Promise<RecordedContact> =>
  request<RecordedContact>('POST', '/api/contacts', { body, idempotencyKey: key })
