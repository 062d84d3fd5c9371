import { randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'

/** Argon2id at the strength its library recommends (19 MiB, two passes). */
export const hashPassword = (password: string): Promise<string> => hash(password)

/** A password that nobody knows, for the machine to hand out or to compare with. */
export const randomPassword = (): string => randomBytes(15).toString('base64url')

let decoy: Promise<string> | undefined

/** Compares, at the same cost where there is no hash to compare with: nobody learns by waiting which accounts exist. */
export async function isPassword(passwordHash: string | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword(randomPassword())
  const matches = await verify(passwordHash ?? (await decoy), password)
  return matches && passwordHash !== undefined
}
