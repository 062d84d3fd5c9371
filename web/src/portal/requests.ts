import { queryOptions } from '@tanstack/react-query'
import type { RateServiceBody } from 'contract/contacts'
import type { TrackView } from 'contract/track'
import type { EventView, MatterView } from 'contract/views'
import type { CityItem } from '../api/city.ts'
import { request } from '../api/client.ts'
import type { RegisterBody } from './draft.ts'

/** One of the city's lists, as anyone may read it. Labels are in the reader's language. */
export const publicListQuery = (list: 'places' | 'organizers', language: string) =>
  queryOptions({
    queryKey: ['public', list, language],
    staleTime: 30 * 60_000,
    queryFn: async ({ signal }) =>
      (await request<{ items: CityItem[] }>('GET', `/api/public/${list}`, { signal })).items,
  })

/** What a demander needs to follow a request: both are asked for, `code` is his secret. */
export interface Credentials {
  no: string
  code: string
}

export const register = (body: RegisterBody, key: string): Promise<Credentials> =>
  request('POST', '/api/public/matters', { body, idempotencyKey: key })

/** A matter that is being followed. `asked`: the number that was entered, where the request goes on under another. */
export interface Followed {
  no: string
  token: string
  asked?: string
}

/** What somebody thinks of one contact with the hotline, by the code he was sent; 5 is the best. The first is kept. */
export const rateService = (body: RateServiceBody, key: string): Promise<unknown> =>
  request('POST', '/api/public/contacts/rate', { body, idempotencyKey: key })

/** A token that acts as the demander for two hours, for the matter that the request goes on in. */
export async function track(credentials: Credentials): Promise<Followed> {
  const { matter, token } = await request<TrackView>('POST', '/api/public/track', { body: credentials })
  const { no } = matter
  return { no, token, ...(no !== credentials.no && { asked: credentials.no }) }
}

/** Read anew whenever it is looked at again: what another language or a page left behind may be older than what is known. */
const forgotten = { gcTime: 0 } as const

export const ownMatterQuery = ({ no, token }: Followed, language: string) =>
  queryOptions({
    ...forgotten,
    queryKey: ['own', no, token, language],
    queryFn: ({ signal }) => request<MatterView>('GET', `/api/matters/${no}`, { token, signal }),
  })

/** What happened to it, oldest first. */
export const ownHistoryQuery = ({ no, token }: Followed, language: string) =>
  queryOptions({
    ...forgotten,
    queryKey: ['own-history', no, token, language],
    queryFn: async ({ signal }) =>
      (await request<{ items: EventView[] }>('GET', `/api/matters/${no}/events`, { token, signal })).items,
  })

/** The matter after a command; `code` is the secret of somebody who has joined, to be given to him. */
export type OwnTaken = MatterView & { code?: string }

/** Takes a command as the demander; answers the matter as it is afterwards. `command` as addresses write it. */
export const sendOwn = ({ no, token }: Followed, command: string, body: unknown, key: string): Promise<OwnTaken> =>
  request('POST', `/api/matters/${no}/${command}`, { body, token, idempotencyKey: key })
