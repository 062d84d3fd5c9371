import { queryOptions } from '@tanstack/react-query'
import type { RulesView, SimulateBody, SimulationView } from 'contract/rules'
import { request } from './client.ts'

/** Every rule in force, with its basis. The city's name is in the reader's language. */
export const rulesQuery = (language: string) =>
  queryOptions({
    queryKey: ['rules', language],
    queryFn: ({ signal }) => request<RulesView>('GET', '/api/rules', { signal }),
  })

/** What would have become of a period's limits under others. It only reads. */
export const simulateRules = (body: SimulateBody): Promise<SimulationView> =>
  request<SimulationView>('POST', '/api/rules/simulate', { body })
