import { type FocusEvent, useEffect, useRef } from 'react'

interface Place {
  at: number
  name: string
}

/**
 * Keeps the keys in a list whose lines go away when they are done: at the button of the same name in the line that took
 * the place, or at the list itself where none is left. `rows` is what the lines are drawn from.
 */
export function useKeptPlace(rows: unknown) {
  const list = useRef<HTMLElement>(null)
  const place = useRef<Place>(undefined)
  const buttonsOf = (name: string): HTMLElement[] => [
    ...(list.current?.querySelectorAll<HTMLElement>(`button[name="${name}"]`) ?? []),
  ]

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is looked at is the page, after the lines have changed
  useEffect(() => {
    if (!place.current || document.activeElement !== document.body) return
    const { at, name } = place.current
    const buttons = buttonsOf(name)
    const next = buttons[Math.min(at, buttons.length - 1)] ?? list.current
    next?.focus()
  }, [rows])

  return {
    ref: list,
    tabIndex: -1,
    onFocus: ({ target }: FocusEvent<HTMLElement>) => {
      const name = target.getAttribute('name')
      place.current = name ? { at: buttonsOf(name).indexOf(target), name } : undefined
    },
    // Told of somebody who leaves by himself, not of a line that is taken away under him.
    onBlur: () => {
      place.current = undefined
    },
  }
}
