import { isProblem } from './client.ts'

/** A random UUID, also on plain http inside an office network, where `crypto.randomUUID` is missing. */
export function randomKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID()
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/**
 * The idempotency key of one form. It stays the same while nobody knows whether the last try arrived, so that a
 * retry cannot act twice; a definite refusal gives the mended form a new one.
 */
export class SubmitKey {
  private key = randomKey()

  async use<T>(send: (key: string) => Promise<T>): Promise<T> {
    try {
      const answer = await send(this.key)
      this.key = randomKey()
      return answer
    } catch (error) {
      const isUnsure = !isProblem(error) || error.problem.status === 0 || error.problem.status >= 500
      if (!isUnsure) this.key = randomKey()
      throw error
    }
  }
}
