import type { AdministrationRule } from 'core/access'

/** Rules of accounts, rights and units, in English. */
export const administrationWords = {
  'rights.own': {
    words: 'Nobody changes or approves his own rights, nor a request he made himself.',
    basis: 'Three administrators apart: rights are given and approved by others',
  },
  'rights.apart': {
    words: 'An account is one of system, security and audit administrator at most, and then nothing else.',
    basis: 'Three administrators apart: they watch over each other',
  },
  'rights.organizer': {
    words: 'Roles of organizers need one, and all other roles have none.',
    basis: 'A rule of this product: what a role opens depends on the organizer',
  },
  'rights.asked': {
    words: 'A request for this account waits for approval already.',
    basis: 'A rule of this product: one request for an account at a time',
  },
  'account.own': {
    words: 'Nobody shuts his own account or hands himself a password.',
    basis: 'Three administrators apart: somebody else does it',
  },
  'account.rights': {
    words: 'An account with roles keeps its organizer: the security administrator takes the roles back first.',
    basis: 'Three administrators apart: another organizer means other rights',
  },
  'organizer.work': {
    words: 'This organizer still has open assignments or organizers below it: reassign them first.',
    basis: 'A rule of this product: somebody answers for every assignment',
  },
  'cut.own': {
    words: 'Nobody approves a cut that he asked for himself.',
    basis: 'Three administrators apart: one asks, another approves',
  },
  'cut.open': {
    words: 'The matter is not closed, or a ruling, supervision, long-term regime or legal procedure still runs.',
    basis: 'A rule of this product: what handling still needs is not cut',
  },
  'cut.asked': {
    words: 'A request to cut this matter waits for approval already.',
    basis: 'A rule of this product: one request for a matter at a time',
  },
  'cut.done': {
    words: 'The personal data of this matter have been cut.',
    basis: 'A rule of this product: what was cut cannot be cut again',
  },
  'organizer.cycle': {
    words: 'An organizer does not stand below itself.',
    basis: 'A rule of this product: organizers form no circle',
  },
} as const satisfies Record<AdministrationRule, { words: string; basis: string }>
