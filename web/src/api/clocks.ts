import type { ExplainView } from 'contract/clocks'
import { request } from './client.ts'

/** The days that were and were not counted for a limit by a rule of the profile. */
export const explainRule = (from: string, rule: string, signal?: AbortSignal): Promise<ExplainView['items'][number]> =>
  request<ExplainView>('POST', '/api/clocks/explain', {
    body: { items: [{ from, rule }], detail: true },
    signal,
  }).then(({ items }) => items[0]!)
