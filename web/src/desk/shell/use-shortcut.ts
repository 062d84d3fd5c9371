import { useEffect, useRef } from 'react'

interface Shortcut {
  /** A letter or a figure, or several that do alike. A list has to stay the same from one drawing to the next. */
  key: string | readonly string[]
  alt?: boolean
}

/** With Alt some keyboards write another sign, so the place of the key counts as well. */
const isKey = ({ key, code }: KeyboardEvent, wanted: string): boolean =>
  key.toLowerCase() === wanted || code === `Key${wanted.toUpperCase()}` || code === `Digit${wanted}`

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** A key that works on the whole page; `act` is told which. Without Alt it keeps still while somebody types. */
export function useShortcut({ key, alt = false }: Shortcut, act: (key: string) => void): void {
  const latest = useRef(act)
  latest.current = act

  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.altKey !== alt || event.ctrlKey || event.metaKey) return
      const pressed = [key].flat().find((one) => isKey(event, one))
      if (pressed === undefined) return
      if (!alt && isTyping(event.target)) return
      event.preventDefault()
      latest.current(pressed)
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [key, alt])
}
