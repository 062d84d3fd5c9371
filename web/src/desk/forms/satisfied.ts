import { useQuery } from '@tanstack/react-query'
import type { SentCommand } from 'contract/commands'
import type { RulesView } from 'contract/rules'
import type { MatterView } from 'contract/views'
import { useTranslation } from 'react-i18next'
import { rulesQuery } from '../../api/rules.ts'

/**
 * The lowest grade that counts as satisfied under the rules that a matter keeps, which need not be those in force: the limit
 * on its call-back bears their version. Undefined where it has none.
 */
export function satisfiedFrom({ items }: Pick<RulesView, 'items'>, { clocks }: Pick<MatterView, 'clocks'>) {
  const kept = clocks.findLast(({ kind }) => kind === 'callback')?.version
  const history = items.find(({ rule }) => rule === 'rating.satisfiedFrom')?.history ?? []
  return history.findLast(({ version }) => kept !== undefined && version <= kept)?.count
}

/** The same for the form of a call-back; undefined until the rules are read, and for all other forms. */
export function useSatisfiedFrom(command: SentCommand, matter: MatterView): number | undefined {
  const { i18n } = useTranslation()
  const { data } = useQuery({ ...rulesQuery(i18n.language), enabled: command === 'recordCallback' })
  return data && satisfiedFrom(data, matter)
}
