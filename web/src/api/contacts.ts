import { queryOptions } from '@tanstack/react-query'
import type { CallbackPage, CallbackView, CallerView, ContactPage, MatterContacts, TryBody } from 'contract/contacts'
import type { GuidanceView } from 'contract/guidance'
import { request } from './client.ts'
import { pages } from './pages.ts'

/** Where callers are guided to, in the reader's language. */
export const guidanceQuery = (language: string) =>
  queryOptions({
    queryKey: ['guidance', language],
    staleTime: 30 * 60_000,
    queryFn: async ({ signal }) =>
      (await request<{ items: GuidanceView[] }>('GET', '/api/contacts/guidance', { signal })).items,
  })

/** Matters of the number that calls. The number goes in the body, never into an address. */
export const callerQuery = (phone: string, language: string) =>
  queryOptions({
    queryKey: ['caller', phone, language],
    queryFn: ({ signal }) => request<CallerView>('POST', '/api/contacts/caller', { body: { phone }, signal }),
  })

/** Numbers that wait to be called back, the most urgent first. */
export const callbacksQuery = pages<CallbackPage>(['callbacks'], '/api/contacts/callbacks')

/** The reader's own contacts of the last days, newest first. */
export const ownContactsQuery = pages<ContactPage>(['own-contacts'], '/api/contacts')

/** Records one try to call back; answers the task as it is afterwards. */
export const sendTry = (contact: string, body: TryBody, key: string): Promise<CallbackView> =>
  request<CallbackView>('POST', `/api/contacts/${encodeURIComponent(contact)}/tries`, { body, idempotencyKey: key })

/** The contacts of a matter. For the centre alone. */
export const matterContactsQuery = (no: string) =>
  queryOptions({
    queryKey: ['matter-contacts', no],
    queryFn: ({ signal }) =>
      request<MatterContacts>('GET', `/api/matters/${encodeURIComponent(no)}/contacts`, { signal }),
  })
