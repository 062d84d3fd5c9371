const storageKey = 'huixiang.print'

export type PrintSize = 'normal' | 'large'

/** The size now in force: it sits on the page's root, so that everything measured in `rem` follows. */
export const currentPrint = (): PrintSize => (document.documentElement.dataset.print === 'large' ? 'large' : 'normal')

/** Sets the size and remembers it; where storage is refused it lasts as long as the page. */
export function setPrint(size: PrintSize): void {
  document.documentElement.dataset.print = size
  try {
    localStorage.setItem(storageKey, size)
  } catch {}
}

export function restorePrint(): void {
  try {
    if (localStorage.getItem(storageKey) === 'large') document.documentElement.dataset.print = 'large'
  } catch {}
}
