/** A share with what it was worked out from, such as `97.5 % (39/40)`; a dash where there is nothing to share. */
export const share = (part: number, rest: number): string => {
  const whole = part + rest
  return whole === 0 ? '—' : `${((part / whole) * 100).toFixed(1)} % (${part}/${whole})`
}
