import { hasRole } from '../../access/index.ts'
import { refuse } from '../context.ts'
import type { Condition } from './common.ts'

/**
 * Anybody whom the table names may hide the demander from the units. Only he may take it back, himself or by an operator he
 * speaks to, and where there are several none of them for all; nor for those who have left, whose words stand in the matter
 * still.
 */
const setConfidential: Condition = ({ confidential, participants }, { actor }) => {
  if (!confidential) return null
  if (actor.kind !== 'demander' && !hasRole(actor, 'operator')) return refuse('confidential.off')
  return participants.length > 1 ? refuse('confidential.others') : null
}

export const recordConditions = { setConfidential } as const satisfies Record<string, Condition>
