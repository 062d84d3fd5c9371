import { queryOptions } from '@tanstack/react-query'
import type {
  AccountBody,
  AccountChange,
  AccountsPage,
  AccountView,
  ListedOrganizer,
  OneTimePassword,
  OrganizerBody,
  OrganizerChange,
  OrganizerView,
  RightsAnswer,
  RightsRequestView,
  RolesBody,
} from 'contract/administration'
import type { SessionsView } from 'contract/people'
import { request } from './client.ts'
import { pages } from './pages.ts'

const accountPath = (name: string): string => `/api/accounts/${encodeURIComponent(name)}`

/** Accounts by name in pages, those of one unit where it is named. */
export const accountsQuery = (organizer: string | undefined) =>
  pages<AccountsPage>(['accounts', organizer], '/api/accounts', { organizer })

/** Answers the password for the first sign-in, which is told this once. */
export const createAccount = (body: AccountBody): Promise<OneTimePassword> =>
  request<OneTimePassword>('POST', '/api/accounts', { body })

export const editAccount = (name: string, body: AccountChange): Promise<AccountView> =>
  request<AccountView>('PATCH', accountPath(name), { body })

/** Answers a password for one sign-in, which is told this once, and ends the account's sessions. */
export const resetPassword = (name: string): Promise<OneTimePassword> =>
  request<OneTimePassword>('POST', `${accountPath(name)}/password`)

/** All roles the account has afterwards; those of administrators wait for a second person. */
export const setRoles = (name: string, body: RolesBody): Promise<RightsAnswer> =>
  request<RightsAnswer>('PUT', `${accountPath(name)}/roles`, { body })

export const resetFactor = (name: string): Promise<void> =>
  request<void>('DELETE', `${accountPath(name)}/second-factor`)

export const sessionsOfQuery = (name: string) =>
  queryOptions({
    queryKey: ['sessions-of', name],
    queryFn: async ({ signal }) =>
      (await request<SessionsView>('GET', `${accountPath(name)}/sessions`, { signal })).items,
  })

export const endSessionsOf = (name: string): Promise<void> => request<void>('DELETE', `${accountPath(name)}/sessions`)

/** Changes of administrators' rights that wait for a second person. */
export const rightsRequestsQuery = queryOptions({
  queryKey: ['rights-requests'],
  queryFn: async ({ signal }) =>
    (await request<{ items: RightsRequestView[] }>('GET', '/api/rights-requests', { signal })).items,
})

export const ruleOnRights = (id: string, ruling: 'approve' | 'reject'): Promise<void> =>
  request<void>('POST', `/api/rights-requests/${id}/rule`, { body: { ruling } })

/** Every unit, also those that were shut. */
export const unitsQuery = queryOptions({
  queryKey: ['units'],
  queryFn: async ({ signal }) =>
    (await request<{ items: ListedOrganizer[] }>('GET', '/api/organizers/all', { signal })).items,
})

export const createUnit = (body: OrganizerBody): Promise<OrganizerView> =>
  request<OrganizerView>('POST', '/api/organizers', { body })

export const editUnit = (id: string, body: OrganizerChange): Promise<OrganizerView> =>
  request<OrganizerView>('PATCH', `/api/organizers/${encodeURIComponent(id)}`, { body })
