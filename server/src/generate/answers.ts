import { drawMatter } from '../demo/draw-matter.ts'
import { type Random, seeded } from '../demo/random.ts'
import { rankOf } from './words.ts'

/** What is said at once to somebody who asks, and why no article of the knowledge base stands behind it. */
export interface Answer {
  text: string
  noArticle: string
}

const count = 600
/** Makes the same answers for every past. */
const random = seeded(12_345)

const answers: readonly Answer[] = Array.from({ length: count }, (_, n) => {
  const { answerText, noArticle } = drawMatter(random, n, { answerable: true })
  return { text: answerText, noArticle }
})

const refusals: readonly string[] = Array.from({ length: 60 }, (_, n) => {
  const { declineReason, noArticle } = drawMatter(random, n, { declined: true })
  return declineReason ?? noArticle
})

/** An answer: the city asks some things every day, and others hardly ever. */
export const drawAnswer = (random: Random): Answer => answers[rankOf(random, { count, flat: 15 })]!

/** Why the hotline may not take a request. */
export const drawRefusal = (random: Random): string => refusals[rankOf(random, { count: refusals.length, flat: 5 })]!
