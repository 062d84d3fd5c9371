/** The digits of what somebody typed: full-width ones count, all else is dropped. */
export const digitsOf = (typed: string): string => typed.normalize('NFKC').replace(/[^0-9]/g, '')

const grouped = (text: string, sizes: readonly number[]): string => {
  const groups: string[] = []
  let at = 0
  for (const size of sizes) {
    if (at < text.length) groups.push(text.slice(at, at + size))
    at += size
  }
  return groups.join(' ')
}

export const noLength = 13
export const codeLength = 8

/** A matter's number for the eye: its day, then the rest in two groups. Also of a number half typed. */
export const groupNo = (no: string): string => grouped(digitsOf(no).slice(0, noLength), [6, 4, 3])

/** The code for the eye: two groups of four. */
export const groupCode = (code: string): string => grouped(digitsOf(code).slice(0, codeLength), [4, 4])

/** Groups digits while they are typed at the end or pasted; leaves the text alone while it is mended, so that the cursor stays. */
export const groupAtEnd = (typed: string, before: string, group: (text: string) => string): string =>
  typed.length > before.length && typed.startsWith(before) ? group(typed) : typed
