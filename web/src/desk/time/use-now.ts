import { useSyncExternalStore } from 'react'
import { serverNow } from '../../api/client.ts'

const every = 30_000
let now = serverNow()
const listeners = new Set<() => void>()
let ticking: ReturnType<typeof setInterval> | undefined

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  if (!ticking) {
    now = serverNow()
    ticking = setInterval(() => {
      now = serverNow()
      for (const one of listeners) one()
    }, every)
  }
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(ticking)
    ticking = undefined
  }
}

/** The moment, renewed twice a minute for all that show how long is left. */
export const useNow = (): number => useSyncExternalStore(subscribe, () => now)
