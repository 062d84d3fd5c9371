import { type ContactBody, emergencyLines } from 'contract/contacts'
import { type Day, type Instant, toIso } from 'core/calendar'
import { guidanceChannels } from 'core/rules'
import { between, chance, pick, type Random, weighted } from '../demo/random.ts'
import { drawAnswer, drawRefusal } from './answers.ts'
import { momentIn, type PartOfDay } from './rhythm.ts'
import { callerPhone, soleCallerPhone } from './words.ts'

/** A matter that somebody may call about again: who asked, and while it was open. */
export interface Linkable {
  phone: string | undefined
  from: Instant
  to: Instant
}

/** A contact as an operator records it; the number of the matter it is about is put in where it is known. */
export interface DrawnContact {
  body: ContactBody
  startedAt: Instant
  endedAt: Instant
  /** Which of the matters it is about. */
  about: number | null
}

type Outcome = Exclude<ContactBody['outcome'], 'registered'>

/** What becomes of a hundred contacts beside the ten that become matters. */
const outcomes: readonly (readonly [Outcome, number])[] = [
  ['answered', 76],
  ['abandoned', 5],
  ['guided', 3],
  ['linked', 3],
  ['declined', 2],
  ['emergency', 1],
]

const channels: readonly (readonly [ContactBody['channel'], number])[] = [
  ['phone', 82],
  ['wechat', 10],
  ['web', 7],
  ['letter', 1],
]

const grades: readonly (readonly [number, number])[] = [
  [5, 62],
  [4, 24],
  [3, 9],
  [2, 3],
  [1, 2],
]

/** Where and among what a contact is drawn. `n` tells it from all others. */
export interface Surroundings {
  day: Day
  part: PartOfDay
  n: number
  matters: readonly Linkable[]
}

/** One contact that makes no matter, from the random numbers alone. */
export function drawContact(random: Random, { day, part, n, matters }: Surroundings): DrawnContact {
  const outcome = weighted(random, outcomes)
  if (outcome === 'linked' && matters.length > 0) return drawLinked(random, matters)
  const startedAt = momentIn(day, part, random)
  if (outcome === 'abandoned') {
    const phone = chance(random, 0.7) ? { phone: soleCallerPhone(n) } : {}
    return contact({ channel: 'phone', outcome, ...phone }, { startedAt, seconds: between(random, 8, 70) })
  }
  const kind = outcome === 'linked' ? 'answered' : outcome
  const channel = kind === 'emergency' ? 'phone' : weighted(random, channels)
  const phone = channel === 'phone' ? { phone: callerPhone(random) } : {}
  const rating = chance(random, 0.22) ? { serviceRating: weighted(random, grades) } : {}
  const body = { channel, outcome: kind, ...phone, ...rating, ...saidIn[kind](random) }
  return contact(body, { startedAt, seconds: between(random, 40, 420) })
}

type Said = Pick<ContactBody, 'answer' | 'guidedTo' | 'emergency' | 'reason'>

/** What each outcome cannot do without. */
const saidIn: Readonly<Record<Exclude<Outcome, 'linked' | 'abandoned'>, (random: Random) => Said>> = {
  answered: (random) => ({ answer: drawAnswer(random) }),
  guided: (random) => ({ guidedTo: pick(random, guidanceChannels) }),
  declined: (random) => ({ reason: drawRefusal(random) }),
  emergency: (random) => ({ emergency: pick(random, emergencyLines) }),
}

/** Somebody asks how far his matter has come. */
function drawLinked(random: Random, matters: readonly Linkable[]): DrawnContact {
  const about = between(random, 0, matters.length - 1)
  const { phone, from, to } = matters[about]!
  const startedAt = from + Math.floor((to - from) * random())
  const body = { channel: 'phone', outcome: 'linked', ...(phone && { phone }) } as const
  return { ...contact(body, { startedAt, seconds: between(random, 40, 300) }), about }
}

function contact(
  body: Omit<ContactBody, 'startedAt' | 'endedAt'>,
  { startedAt, seconds }: { startedAt: Instant; seconds: number },
): DrawnContact {
  const endedAt = startedAt + seconds * 1000
  return { body: { ...body, startedAt: toIso(startedAt), endedAt: toIso(endedAt) }, startedAt, endedAt, about: null }
}
