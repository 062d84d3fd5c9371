import type { RevealBody, RevealedView } from 'contract/reveal'
import { request } from './client.ts'

const matterPath = (no: string): string => `/api/matters/${encodeURIComponent(no)}`

/** Name and phone of one demander. The reason is kept in the access log. */
export const revealPerson = (no: string, body: RevealBody): Promise<RevealedView> =>
  request<RevealedView>('POST', `${matterPath(no)}/reveal`, { body })
