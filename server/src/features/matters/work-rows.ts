import { hasRole, readersOf } from 'core/access'
import { toIso } from 'core/calendar'
import { isSealed, type Matter, type MatterEvent } from 'core/matter'
import { hex } from '../../platform/database/rows.ts'
import type { KeyRing } from '../../platform/keys.ts'
import type { PersonRow } from './persons.ts'
import type { NewText } from './texts.ts'

/** A text with the event that it came with. */
export interface WrittenText {
  text: NewText
  event: MatterEvent
}

/** What an identifying text is encrypted for: it can be read under its own id alone. */
export const textContext = (id: string): string => `text:${id}`

/** Public texts that have been delivered: those of leads whose reply has passed the audit. */
export const publicTexts = ({ assignments }: Pick<Matter, 'assignments'>): string[] =>
  assignments.flatMap(({ kind, state, publicText }) =>
    kind === 'lead' && state === 'completed' && publicText ? [publicText] : [],
  )

/** Who may read a text beside the centre; `matter` as it is once the text is written. */
export const readersOfText = (matter: Matter, { text: { kind }, event }: WrittenText) =>
  readersOf(kind, isSealed(matter), event.command === 'relayAnswer' && hasRole(event.actor, 'callback_clerk'))

/** A text as it is stored, for whom it may be read with it; `matter` as it is once the text is written. */
export function textRow(keys: KeyRing, matter: Matter, written: WrittenText): Record<string, unknown> {
  const { text, event } = written
  const { id, kind, plain, identifying, salt } = text
  const { forUnits, forDemander } = readersOfText(matter, written)
  const told = kind.endsWith('.publicText') && publicTexts(matter).includes(id)
  return {
    owner_id: matter.id,
    id,
    kind,
    for_units: forUnits,
    for_demander: forDemander || told,
    plain: identifying ? null : plain,
    data: identifying ? hex(keys.encrypt(plain, textContext(id))) : null,
    salt: hex(salt),
    at: toIso(event.at),
  }
}

/** A demander as he is stored with his matter. */
export const personColumns = (matter: Matter, person: PersonRow): Record<string, unknown> => ({
  id: person.id,
  matter_id: matter.id,
  sealed_to_units: isSealed(matter),
  data: hex(person.data),
  salt: hex(person.salt),
  phone_hash: hex(person.phoneHash),
  name_hash: hex(person.nameHash),
  code_hash: hex(person.codeHash),
  code_version: person.codeVersion,
  key_id: person.keyId,
  hash_version: person.hashVersion,
})
