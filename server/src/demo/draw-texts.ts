import type { DrawnPlace } from './draw-place.ts'
import * as phrases from './phrases.ts'
import { between, chance, pick, type Random } from './random.ts'
import { fill, type Slots } from './sentences.ts'
import { times } from './spots.ts'
import type { Template } from './template.ts'

/** All that is said in a matter, by whom the name tells. The texts for units are set exactly where they are owed. */
export interface DrawnTexts {
  title: string
  content: string
  titleForUnits: string | null
  contentForUnits: string | null
  missing: string
  supplementText: string
  answerText: string
  noArticle: string
  contactNote: string
  publicReply: string
  internalReply: string
  explainedPublicReply: string
  explainedInternalReply: string
  unsolvedReason: string
  replyRejection: string
  auditFindings: string
  returnReason: string
  rehandledPublicReply: string
  rehandledInternalReply: string
  callbackNote: string
  unreachedNote: string
  dissatisfiedNote: string
  unreasonableNote: string
  withdrawReason: string
  reviewGrounds: string
  reviewReason: string
}

function slotsOf(random: Random, { details, counts = [2, 9] }: Template, place: DrawnPlace): Slots {
  return {
    district: place.districtLabel,
    street: place.streetLabel,
    place: place.spot,
    time: pick(random, times),
    detail: pick(random, details),
    count: String(between(random, ...counts)),
    address: place.address,
  }
}

/** Where somebody should go is said by those who ask for something to be done. */
function contentOf(random: Random, { type, content }: Template): string {
  const needsPlace = type !== 'consultation' && type !== 'praise'
  const where = needsPlace && chance(random, 0.45) ? pick(random, phrases.whereabouts) : ''
  return `${pick(random, phrases.openings)}${pick(random, content)}${where}${pick(random, phrases.endings[type])}`
}

/** What units read of a confidential matter that is no report: what is wrong and where, not in the demander's words. */
const sealedContent =
  '诉求人要求保密。诉求人反映的问题见标题，地点在{street}{place}一带，情形为：{detail}。请核实处理，结果由热线转告。'

interface Given {
  place: DrawnPlace
  sealed: boolean
}

/** The words of one matter, its slots filled. */
export function drawTexts(random: Random, template: Template, { place, sealed }: Given): DrawnTexts {
  const slots = slotsOf(random, template, place)
  const one = (texts: readonly string[]): string => fill(pick(random, texts), slots)
  const said = (text: string): string => fill(text, slots)
  return {
    title: said(template.title),
    content: said(contentOf(random, template)),
    titleForUnits: sealed ? said(template.title) : null,
    contentForUnits: sealed ? said(template.forUnits ?? sealedContent) : null,
    answerText: template.answer ? said(template.answer) : one(phrases.answers[template.type]),
    publicReply: said(template.publicReply),
    internalReply: said(template.internalReply),
    ...drawPhrases(one),
  }
}

function drawPhrases(one: (texts: readonly string[]) => string) {
  return {
    missing: one(phrases.missing),
    supplementText: one(phrases.supplements),
    noArticle: one(phrases.noArticles),
    contactNote: one(phrases.contactNotes),
    explainedPublicReply: one(phrases.explainedPublicReplies),
    explainedInternalReply: one(phrases.explainedInternalReplies),
    unsolvedReason: one(phrases.unsolvedReasons),
    replyRejection: one(phrases.replyRejections),
    auditFindings: one(phrases.auditFindings),
    returnReason: one(phrases.returnReasons),
    rehandledPublicReply: one(phrases.rehandledPublicReplies),
    rehandledInternalReply: one(phrases.rehandledInternalReplies),
    callbackNote: one(phrases.callbackNotes),
    unreachedNote: one(phrases.unreachedNotes),
    dissatisfiedNote: one(phrases.dissatisfiedNotes),
    unreasonableNote: one(phrases.unreasonableNotes),
    withdrawReason: one(phrases.withdrawReasons),
    reviewGrounds: one(phrases.reviewGrounds),
    reviewReason: one(phrases.reviewReasons),
  }
}
