import { useEffect, useRef } from 'react'

interface Shortcut {
  key: string
  alt?: boolean
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** A key that works on the whole page. Without Alt it keeps still while somebody types. */
export function useShortcut({ key, alt = false }: Shortcut, act: () => void): void {
  const latest = useRef(act)
  latest.current = act

  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.altKey !== alt || event.ctrlKey || event.metaKey) return
      if (event.key.toLowerCase() !== key && event.code !== `Key${key.toUpperCase()}`) return
      if (!alt && isTyping(event.target)) return
      event.preventDefault()
      latest.current()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [key, alt])
}
