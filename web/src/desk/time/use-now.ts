import { useSyncExternalStore } from 'react'

const every = 30_000
let now = Date.now()
const listeners = new Set<() => void>()
let ticking: ReturnType<typeof setInterval> | undefined

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  if (!ticking) {
    now = Date.now()
    ticking = setInterval(() => {
      now = Date.now()
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
