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
  'subAssign.paused': {
    words: 'Work cannot be passed down while the limit rests.',
    basis: ownRule('the due time below follows from your own, which is not settled then'),
  },
  'extend.clock': {
    words: 'There is no limit on handling that could be extended now.',
    basis: ownRule(
      'only a running limit on handling is extended; the report after a legal procedure is fixed by the Measures',
    ),
  },
  'extend.unit': {
    words: 'Ask for more time in the unit of the limit itself.',
    basis: ownRule('the time is added to the limit, so both are in one unit'),
  },
  'extend.perTime': {
    words: 'An extension is no longer than the period itself.',
    basis: 'Taken from other provinces: each extension is at most as long as the period',
  },
  'reply.regime': {
    words: "The lead's ordinary reply waits for the end of the long-term work or legal procedure.",
    basis: ownRule('end it first, then reply for good'),
  },
  'longTerm.open': {
    words: 'The matter is long-term, or proposed as such, already.',
    basis: ownRule('only real changes are recorded'),
  },
  'longTerm.closing': {
    words: 'A matter that ended so cannot become long-term.',
    basis: ownRule('long-term work is about what was handled or answered'),
  },
  'longTerm.due': {
    words: 'The limit on handling has passed: it is too late to ask.',
    basis: ownRule('ask within the limit; after it the centre decides'),
  },
  'plan.waits': {
    words: 'A plan waits for approval or is being carried out.',
    basis: ownRule('the next plan comes when every stage of the last has been reported on'),
  },
  'plan.order': {
    words: 'Give each stage a day, after today and after the stage before.',
    basis: ownRule('each stage owes its feedback by a day to come'),
  },
  'legal.open': {
    words: 'The matter is in a legal procedure already.',
    basis: ownRule('only real changes are recorded'),
  },
  'legal.expectedEnd': {
    words: 'The expected end cannot lie before today.',
    basis: ownRule('a procedure that has ended is reported at once'),
  },
  'legal.endedOn': {
    words: 'The end cannot lie before the procedure was asked for, nor after today.',
    basis: ownRule('the limit on the report counts from that day, so it must be true'),
  },
  'merge.self': { words: 'A matter cannot be merged into itself.', basis: ownRule('a merge makes one of two matters') },
  'merge.sealed': {
    words: 'A report or confidential matter cannot go into one that is neither.',
    basis: 'The duty to keep the demander secret: the units of the other matter would learn who it is',
  },
  'unmerge.last': {
    words: 'The merge cannot be undone: nobody would be left in the main matter.',
    basis: ownRule('an open matter has at least one demander'),
  },
  'unreasonable.open': {
    words: 'The matter was found unreasonable already.',
    basis: ownRule('only real changes are recorded'),
  },
} as const satisfies Partial<Record<StructuralRule, { words: string; basis: string }>>
