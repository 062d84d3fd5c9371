import { type KeyboardEvent, useEffect } from 'react'

const rowLinks = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('.list-table .row-link')]

/** Moves between the links of a list with the arrow keys; Enter then opens as links do. */
export function useRowKeys(): (event: KeyboardEvent) => void {
  // From the page itself, the first arrow down goes into the list.
  useEffect(() => {
    const enter = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'ArrowDown' || document.activeElement !== document.body) return
      event.preventDefault()
      rowLinks()[0]?.focus()
    }
    document.addEventListener('keydown', enter)
    return () => document.removeEventListener('keydown', enter)
  }, [])

  return (event) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const links = rowLinks()
    const at = links.indexOf(event.target as HTMLElement)
    if (step === 0 || at < 0) return
    event.preventDefault()
    links[at + step]?.focus()
  }
}
