import type { ContactView } from 'contract/contacts'
import { maskPhone } from 'core/access'
import { toIso } from 'core/calendar'
import type { KeyRing } from '../../platform/keys.ts'
import { bareNumber, phoneContext } from '../../platform/phones.ts'
import type { StoredContact } from './store.ts'

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
