import type { Channel, MatterType, ReplyChannel } from 'core/matter'
import { between, chance, pick, type Random, weighted } from './random.ts'
import type { MatterWish } from './wish.ts'

/** Somebody who asks. Name and number are invented: no such numbers are given out. */
export interface DemoDemander {
  name: string
  phone: string
  kind: 'person' | 'company' | 'organisation'
}

/** Who asks and how he wants to hear of it. `demander` is null exactly when he stays anonymous. */
export interface Asking {
  demander: DemoDemander | null
  anonymous: boolean
  confidential: boolean
  reply: ReplyChannel
}

const families = [...'陈黄李梁张林何吴罗刘杨邓谢周曾苏潘冯叶关麦区']
const givens = [
  '伟强',
  '秀英',
  '志明',
  '丽华',
  '建国',
  '雪梅',
  '家豪',
  '婉婷',
  '国荣',
  '惠珍',
  '子轩',
  '诗敏',
  '永安',
  '晓彤',
  '俊杰',
  '玉兰',
]
const shortGivens = [...'军燕辉霞斌玲涛静勇婷']
const firms = ['穗禾', '南榕', '粤锦', '丰桥', '明德', '江畔']
const trades = ['商贸有限公司', '餐饮管理有限公司', '科技有限公司', '装饰工程有限公司', '五金制品厂']
const bodies = ['业主委员会', '股份合作经济社', '志愿服务队']

function nameOf(random: Random, kind: DemoDemander['kind']): string {
  if (kind === 'company') return `${pick(random, firms)}${pick(random, trades)}`
  if (kind === 'organisation') return `${pick(random, firms)}${pick(random, bodies)}`
  return `${pick(random, families)}${chance(random, 0.75) ? pick(random, givens) : pick(random, shortGivens)}`
}

/** A number of the 19900000000 block that follows from the caller's own number, so that callers can come back. */
const phoneOf = (caller: number): string => `1990000${String(1000 + (caller % 9000))}`

function kindOf(random: Random, category: string): DemoDemander['kind'] {
  if (category.startsWith('15')) return 'company'
  return weighted(random, [
    ['person', 94],
    ['company', 4],
    ['organisation', 2],
  ])
}

function replyOf(random: Random, channel: Channel, called: boolean): ReplyChannel {
  return weighted<ReplyChannel>(random, [
    ['phone', 55],
    ['sms', 25],
    ['wechat', channel === 'wechat' ? 40 : 0],
    ['none', called ? 0 : 6],
  ])
}

interface About {
  n: number
  type: MatterType
  category: string
  channel: Channel
  wish: MatterWish
}

/** Who asks in matter `n`: few anonymously, few confidentially, and some who have asked before. */
export function drawAsking(random: Random, { n, type, category, channel, wish }: About): Asking {
  const called = wish.called === true
  const anonymous = chance(random, type === 'report' ? 0.25 : 0.04) && !called
  const confidential = chance(random, type === 'complaint' ? 0.06 : 0.01)
  const caller = chance(random, 0.08) ? between(random, 0, n) : n
  const kind = kindOf(random, category)
  const demander = { name: nameOf(random, kind), phone: phoneOf(caller), kind }
  const reply = replyOf(random, channel, called)
  if (anonymous) return { demander: null, anonymous, confidential: false, reply: 'none' }
  return { demander, anonymous, confidential, reply }
}
