import { pick, type Random } from '../demo/random.ts'

/**
 * A rank as it is met in speech: the first ones often, the later ones ever more seldom (Zipf–Mandelbrot). `flat` is how
 * many of the first are about equally frequent.
 */
export const rankOf = (random: Random, { count, flat }: { count: number; flat: number }): number =>
  Math.min(count - 1, Math.floor(flat * (1 + count / flat) ** random() - flat))

const signs = [...'福兴旺顺和泰安康宝金玉荣华盛昌源发利永恒德仁义信诚美佳丰裕隆鸿祥瑞云海江湖山林松竹梅兰']
const trades = [
  '便利店',
  '茶餐厅',
  '五金店',
  '洗车场',
  '理发店',
  '药房',
  '幼儿园',
  '快递点',
  '驾校',
  '维修部',
  '烧烤档',
]
const shops = signs.length ** 2 * trades.length

/** The name of a shop nearby: some everybody speaks of, most hardly anybody. No such shops are meant. */
export function shopName(random: Random): string {
  const rank = rankOf(random, { count: shops, flat: 20 })
  const [one, other] = [rank % signs.length, Math.floor(rank / signs.length) % signs.length]
  return `${signs[other]}${signs[one]}${trades[Math.floor(rank / signs.length ** 2) % trades.length]}`
}

const nearby = [
  '就在{shop}旁边。',
  '{shop}对面那一段。',
  '从{shop}往里走几步就看到了。',
  '{shop}门口也是一样。',
] as const

/** A sentence that says where, by a shop that people know. */
export const whereabouts = (random: Random): string => pick(random, nearby).replace('{shop}', shopName(random))

/** Numbers that begin with 12 are given to nobody: eleven digits, nine of them the caller's own. */
const phoneOf = (caller: number): string => `12${String(caller).padStart(9, '0')}`

const callers = 12_000_000

/** The number of somebody who calls: a few call again and again, most once in years. */
export const callerPhone = (random: Random): string => phoneOf(rankOf(random, { count: callers, flat: 2_000 }))

/** A number that calls only this once. `n` tells it from all others. */
export const soleCallerPhone = (n: number): string => phoneOf(callers + n)
