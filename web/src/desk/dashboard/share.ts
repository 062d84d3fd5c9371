const grouped = new Intl.NumberFormat('en')

/** A count that can be read at a glance, by thousands as both languages write it: `2,252,492`. */
export const countWords = (count: number): string => grouped.format(count)

/** A share with what it was worked out from, such as `97.5 % (39/40)`; a dash where there is nothing to share. */
export function share(part: number, rest: number): string {
  const whole = part + rest
  return whole === 0 ? '—' : `${((part / whole) * 100).toFixed(1)} % (${countWords(part)}/${countWords(whole)})`
}
