/** A place in the browser's storage for one JSON value. Where storage is refused, nothing is kept and nothing fails. */
export interface Stored<T> {
  read(): T | undefined
  write(value: T): void
  clear(): void
}

/**
 * `open` is called at each use, since merely asking for a storage may throw; `accepts` judges what lies there, which
 * may be of an older version of this page or of somebody's hand.
 */
export function stored<T>(open: () => Storage, key: string, accepts: (value: unknown) => value is T): Stored<T> {
  const attempt = <R>(act: (storage: Storage) => R): R | undefined => {
    try {
      return act(open())
    } catch {
      return undefined
    }
  }

  return {
    read: () =>
      attempt((storage) => {
        const value: unknown = JSON.parse(storage.getItem(key) ?? 'null')
        return accepts(value) ? value : undefined
      }),
    write: (value) => {
      attempt((storage) => storage.setItem(key, JSON.stringify(value)))
    },
    clear: () => {
      attempt((storage) => storage.removeItem(key))
    },
  }
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
