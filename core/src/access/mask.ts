/** `张三丰` → `张**`: the first character and two stars, so that not even the length of a name is told. */
export const maskName = (name: string): string => `${[...name.trim()][0] ?? ''}**`

/** `13812345678` → `138****5678`; shorter numbers keep only their last two digits. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '')
  return digits.length >= 10 ? `${digits.slice(0, 3)}****${digits.slice(-4)}` : `****${digits.slice(-2)}`
}

/** A text in which numbers as long as a telephone's are hidden, whoever wrote them into a reason. */
export const withoutNumbers = (text: string): string => text.replace(/\d[\d -]{5,}\d/g, '****')
