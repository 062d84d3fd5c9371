import { queryOptions } from '@tanstack/react-query'
import type { EndFactorBody, SecondFactorView, SessionsView } from 'contract/people'
import type { Role } from 'core/access'
import { isProblem, request } from './client.ts'

/** Who is signed in at the desk. */
export interface Session {
  account: string
  display: string
  roles: Role[]
  organizer: string | null
  organizerLabel?: string
  demo?: boolean
  /** True until a one-time password was replaced: nothing else is allowed before. */
  mustChange?: boolean
  /** True until the second factor was set up: nothing else is allowed before. */
  mustEnrol?: boolean
}

export interface DemoAccount {
  account: string
  display: string
  roles: Role[]
  organizer: string | null
  organizerLabel?: string
}

/** The session behind the cookie, or null where nobody is signed in. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  staleTime: 60_000,
  queryFn: async ({ signal }): Promise<Session | null> => {
    try {
      return await request<Session>('GET', '/api/session', { signal })
    } catch (error) {
      if (isProblem(error, 'not-signed-in')) return null
      throw error
    }
  },
})

/** The demo city's accounts; empty where the product does not run as a demo. */
export const demoAccountsQuery = (language: string) =>
  queryOptions({
    queryKey: ['demo-accounts', language],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }): Promise<DemoAccount[]> => {
      try {
        return (await request<{ items: DemoAccount[] }>('GET', '/api/public/demo-accounts', { signal })).items
      } catch (error) {
        if (isProblem(error, 'not-found')) return []
        throw error
      }
    },
  })

export const signIn = (credentials: { account: string; password: string; otp?: string }): Promise<Session> =>
  request<Session>('POST', '/api/sessions', { body: credentials })

export const signOut = (): Promise<void> => request<void>('DELETE', '/api/session')

export const changePassword = (change: { old: string; new: string }): Promise<void> =>
  request<void>('PUT', '/api/session/password', { body: change })

/** Asks for the secret of a second factor, which is told this once. */
export const beginFactor = (): Promise<SecondFactorView> =>
  request<SecondFactorView>('POST', '/api/session/second-factor')

export const confirmFactor = (otp: string): Promise<void> =>
  request<void>('PUT', '/api/session/second-factor', { body: { otp } })

/** Ends the second factor for a new one, with the password and a fresh code of the old one. */
export const endFactor = (body: EndFactorBody): Promise<void> =>
  request<void>('POST', '/api/session/second-factor/end', { body })

/** The reader's own sign-ins, newest first. */
export const ownSessionsQuery = queryOptions({
  queryKey: ['own-sessions'],
  queryFn: async ({ signal }) => (await request<SessionsView>('GET', '/api/sessions', { signal })).items,
})

export const endSession = (id: string): Promise<void> => request<void>('DELETE', `/api/sessions/${id}`)

/** Ends every sign-in of the reader, this one too. */
export const endSessions = (): Promise<void> => request<void>('DELETE', '/api/sessions')
