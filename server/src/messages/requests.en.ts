import type { StructuralRule } from 'core/matter'

const ownRule = (why: string) => `A rule of this product: ${why}`

/** Rules of requests, rulings and what runs beside the state. */
export const requestRules = {
  'ruling.own': {
    words: 'Nobody rules on what they asked for themselves.',
    basis: 'Separation of duties: who asks and who decides are two people',
  },
  'ruling.asked': {
    words: 'The same was already asked for and waits for its ruling.',
    basis: ownRule('one request of a kind at a time'),
  },
  'return.designated': {
    words: 'A designated organizer cannot return the assignment.',
    basis: 'The dispute is decided: whoever was designated handles the matter',
  },
  'return.interim': {
    words: 'The interim organizer of a dispute cannot return the assignment.',
    basis: 'Act first, argue later: until it is decided, one unit handles the matter',
  },
  'return.rehandle': {
    words: 'What is handled again cannot be returned.',
    basis: ownRule('the unit that handled a matter answers for its result'),
  },
  'return.suggested': {
    words: 'Suggest another organizer than your own.',
    basis: ownRule('a return says whose duty it is instead'),
  },
  'dispute.early': {
    words: 'A dispute is opened only when a lead asks again after all returns are used up.',
    basis: ownRule('a return is ruled on first; only the one after the last goes to the dispute'),
  },
  'question.answered': {
    words: 'The question was answered, or is no longer asked.',
    basis: ownRule('each question is relayed once'),
  },
  'difficult.open': {
    words: 'The matter is marked as difficult already.',
    basis: ownRule('only real changes are recorded'),
  },
  'tag.unchanged': { words: 'The tags stay as they are.', basis: ownRule('only real changes are recorded') },
} as const satisfies Partial<Record<StructuralRule, { words: string; basis: string }>>
