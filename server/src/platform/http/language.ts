import type { Language } from '../services.ts'

const weightOf = (parameters: string[]): number => {
  const weight = parameters.map((one) => /^\s*q=([\d.]+)\s*$/.exec(one)?.[1]).find((found) => found !== undefined)
  return weight === undefined ? 1 : Number(weight)
}

const spoken = (tag: string): Language | undefined => {
  if (/^zh\b/i.test(tag)) return 'zh-CN'
  return /^en\b/i.test(tag) ? 'en' : undefined
}

/** The language a reader likes best of those the product speaks, by `Accept-Language`; Chinese when it says neither. */
export function languageOf(header: string | undefined): Language {
  const wishes = (header ?? '').split(',').map((wish) => {
    const [tag = '', ...parameters] = wish.split(';')
    return { language: spoken(tag.trim()), weight: weightOf(parameters) }
  })
  wishes.sort((one, other) => other.weight - one.weight)
  return wishes.find(({ language, weight }) => language && weight > 0)?.language ?? 'zh-CN'
}
