import { useState } from 'react'

/**
 * The last value there was. An answer in another language or to a new token is a new question, which may come late or
 * fail: what was read before stays on the screen meanwhile, and with it every form and what was typed into it.
 */
export function useKept<T>(value: T | undefined): T | undefined {
  const [kept, keep] = useState(value)
  if (value !== undefined && value !== kept) keep(value)
  return value ?? kept
}
