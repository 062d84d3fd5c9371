import type { ContactView } from 'contract/contacts'
import { maskPhone } from 'core/access'
import { toIso } from 'core/calendar'
import type { KeyRing } from '../../platform/keys.ts'
import { bareNumber } from '../matters/index.ts'
import type { StoredContact } from './store.ts'

/** What an encrypted phone number belongs to, so that it cannot be moved to another contact. */
export const phoneContext = (contact: string): string => `contact:${contact}`

/** A contact as its operator sees it again: the phone number is masked. */
export const viewOf = (contact: StoredContact, keys: KeyRing): ContactView => ({
  id: contact.id,
  channel: contact.channel,
  outcome: contact.outcome,
  startedAt: toIso(contact.startedAt),
  ...(contact.endedAt !== null && { endedAt: toIso(contact.endedAt) }),
  ...(contact.matter !== null && { matter: contact.matter }),
  ...(contact.phone && { phone: maskPhone(bareNumber(keys.decrypt(contact.phone, phoneContext(contact.id)))) }),
})
