import { hex } from './database/rows.ts'
import type { KeyRing } from './keys.ts'

/** Digits alone, so that a number is found however it was written. */
export const bareNumber = (phone: string): string => phone.replace(/\D/g, '').replace(/^(?:0086|86)(?=1\d{10}$)/, '')

/** The keyed hash under which a number is found. */
export const phoneHash = (keys: KeyRing, phone: string): Buffer => keys.lookupHash('phone', bareNumber(phone))

/** All keyed hashes under which a number may be kept, the present one first. */
export const phoneHashes = (keys: KeyRing, phone: string): Buffer[] => keys.lookupHashes('phone', bareNumber(phone))

/** What an encrypted phone number belongs to, so that it cannot be moved to another contact. */
export const phoneContext = (contact: string): string => `contact:${contact}`

/** The columns of a contact that hold the number it came from: encrypted, and its hash. */
export const phoneColumns = (keys: KeyRing, contact: string, phone: string) => ({
  phone: hex(keys.encrypt(phone, phoneContext(contact))),
  phone_hash: hex(phoneHash(keys, phone)),
  key_id: keys.personalKeyId,
  hash_version: keys.lookupVersion,
})
