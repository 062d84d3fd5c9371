import { type FocusEvent, type KeyboardEvent, useEffect, useRef } from 'react'
import { isUnfocused } from '../parts/focus.ts'

const rowLinks = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('.list-table .row-link')]

/** Nothing on the page has the keys, but at most the page's content as a whole, where a new page starts. */
const isAtPage = (): boolean => isUnfocused() || document.activeElement?.tagName === 'MAIN'

/** What tells a line from the others, wherever it stands. */
const lineOf = (link: HTMLElement): string | undefined => link.closest('tr')?.dataset.rowKey

interface Place {
  line: string | undefined
  at: number
}

/**
 * Moves between the links of a list with the arrow keys; Enter then opens as links do. While others change the list the
 * keys stay in their line wherever it moves to, and where it goes away in the one that took its place. `rows` is what the
 * lines are drawn from.
 */
export function useRowKeys(rows: unknown) {
  const place = useRef<Place>(undefined)

  // From the page itself, the first arrow down goes into the list.
  useEffect(() => {
    const enter = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'ArrowDown' || !isAtPage()) return
      event.preventDefault()
      rowLinks()[0]?.focus()
    }
    document.addEventListener('keydown', enter)
    return () => document.removeEventListener('keydown', enter)
  }, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is looked at is the page, after the lines have changed
  useEffect(() => {
    if (!place.current || !isUnfocused()) return
    const { line, at } = place.current
    const links = rowLinks()
    const next = links.find((link) => lineOf(link) === line) ?? links[Math.min(at, links.length - 1)]
    next?.focus()
  }, [rows])

  return {
    onKeyDown(event: KeyboardEvent) {
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
      const links = rowLinks()
      const at = links.indexOf(event.target as HTMLElement)
      if (step === 0 || at < 0) return
      event.preventDefault()
      links[at + step]?.focus()
    },
    onFocus({ target }: FocusEvent<HTMLElement>) {
      const at = rowLinks().indexOf(target)
      place.current = at < 0 ? undefined : { line: lineOf(target), at }
    },
    // Told of somebody who leaves by himself, not of a line that is taken away under him.
    onBlur() {
      place.current = undefined
    },
  }
}
