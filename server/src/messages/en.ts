import { administrationWords } from './administration.en.ts'
import { boundWords } from './bounds.en.ts'
import { clockWords } from './clocks.en.ts'
import { exportRuleWords } from './exports.en.ts'
import { requestRules } from './requests.en.ts'
import type { Messages } from './types.ts'

const ownRule = (why: string) => `A rule of this product: ${why}`

export const en: Messages = {
  problems: {
    malformed: { title: 'The content is malformed', detail: 'Mend what is listed below and send it again.' },
    'not-signed-in': { title: 'Not signed in', detail: 'Sign in first; an earlier sign-in may have run out.' },
    'wrong-credentials': { title: 'Wrong account or password', detail: 'Check the account and the password.' },
    'otp-required': {
      title: 'A one-time code is needed',
      detail: 'Give the six digits that the authenticator app shows now.',
    },
    'account-locked': {
      title: 'The account is locked for a while',
      detail: 'Sign-in failed several times. Try again later, or ask the system administrator.',
    },
    'not-permitted': { title: 'Not permitted', detail: 'Your role or unit may not do this.' },
    'not-found': { title: 'Not found', detail: 'The number may be wrong, or you may not see it.' },
    'wrong-code': { title: 'Number and code do not match', detail: 'Check the number and the code.' },
    'wrong-state': {
      title: 'Not possible at this step',
      detail: 'The matter stands at another step; what is possible now is listed.',
    },
    'changed-meanwhile': {
      title: 'It has changed meanwhile',
      detail: 'Look at how it stands now, then send it again.',
    },
    archived: {
      title: 'The month is in the archive',
      detail: 'Whoever runs the system can have it read again: npm run archive -- get with the month.',
    },
    gone: { title: 'No longer there', detail: 'It was kept for a limited time, which is over. Ask for it anew.' },
    'too-large': { title: 'Too large', detail: 'Shorten the content, or send it in parts.' },
    'unsupported-media-type': {
      title: 'This format is not supported',
      detail: 'Send JSON (Content-Type: application/json).',
    },
    'missing-input': { title: 'Something required is missing', detail: 'Add what is listed below.' },
    'unknown-assignment': { title: 'No such assignment', detail: 'The matter has no such assignment; load it again.' },
    'unknown-participant': {
      title: 'No such demander',
      detail: 'The matter has no such demander, or the demander has left it.',
    },
    'unknown-organizer': { title: 'No such organizer', detail: 'Choose one from the list of organizers.' },
    'unknown-part': { title: 'No such part', detail: 'What is named is not there, or has ended.' },
    'unknown-category': { title: 'No such category', detail: 'Choose a last-level category from the list.' },
    'unknown-place': { title: 'No such place', detail: 'Choose one from the list of places.' },
    'unknown-contact': { title: 'No such contact', detail: 'Record the contact first, then send this.' },
    'unknown-article': { title: 'No such article', detail: 'The article or its version is not there; search again.' },
    'rule-refused': { title: 'Refused by a rule', detail: 'The rules in force do not allow this now.' },
    'time-out-of-range': { title: 'Time out of range', detail: 'The time is too early or too late; check it.' },
    'key-reused': {
      title: 'The idempotency key was used before',
      detail: 'Other content was sent with the same key; choose a new one.',
    },
    'key-not-random': {
      title: 'The idempotency key will not do',
      detail: 'Without a sign-in the key must be a random UUID.',
    },
    'too-many-requests': { title: 'Too many requests', detail: 'Wait for the time given, then try again.' },
    internal: {
      title: 'Something went wrong',
      detail: 'It was not done. Try again later; if it stays so, tell the operator the id of the request.',
    },
    unavailable: { title: 'The service is unavailable', detail: 'It was not done; try again in a while.' },
  },

  rules: {
    ...requestRules,
    ...administrationWords,
    ...exportRuleWords,
    'register.demander': {
      words: 'Name the demander or say that the request is anonymous: one of the two.',
      basis: 'Names are encouraged and anonymity is respected: every matter says who asks, or that nobody is named',
    },
    'dispatch.about': {
      words: 'The matter cannot go to the unit complained of, nor to one below it.',
      basis: 'Protection of those who report, and recusal: no unit handles a matter about itself',
    },
    'dispatch.duplicate': {
      words: 'One unit cannot have two assignments of the same dispatch.',
      basis: ownRule('lead and co-organizers are different units, so that it is clear who answers for what'),
    },
    'dispatch.contentForUnits': {
      words: 'A report or confidential matter needs a text written for the units before it is dispatched.',
      basis: 'The duty to keep the demander secret: units read a text that tells nothing of the person',
    },
    'contact.sealed': {
      words: 'The unit cannot contact the demander of an anonymous, confidential or report matter; the centre relays.',
      basis: 'The duty to keep the demander secret: the unit does not know who it is',
    },
    'contact.future': {
      words: 'The time of the contact cannot lie ahead.',
      basis: ownRule('only what has happened is recorded'),
    },
    'contact.early': {
      words: 'The time of the contact cannot lie before the assignment.',
      basis: ownRule('a contact counts for the assignment in which it was made'),
    },
    'subAssign.below': {
      words: 'Work can be passed on only to a unit below your own.',
      basis: 'Handling by place and level: work goes down step by step',
    },
    'subAssign.due': {
      words: 'The due time must lie ahead, and not after that of your own assignment.',
      basis: ownRule('the upper unit answers for what it passed on and needs time to reply'),
    },
    'subAssign.cycle': {
      words: 'Work cannot be passed back to a unit that it came from.',
      basis: ownRule('assignments form no ring, or nobody would answer'),
    },
    'answer.article': {
      words: 'Name the article the answer rests on, or say why there is none: one of the two.',
      basis: 'One standard of knowledge: answers come from the knowledge base, and what it lacks is added',
    },
    'callback.settled': {
      words: 'The call-back of this demander is done for this round.',
      basis: ownRule('each demander is called back and rates once a round'),
    },
    'callback.reasonable': {
      words: 'When the demander is dissatisfied, say whether that is reasonable.',
      basis: ownRule('reasonable dissatisfaction is what leads to rehandling, so it must be judged'),
    },
    'review.closing': {
      words: 'There is no review of how this matter ended.',
      basis: ownRule('a review is about a result; a withdrawn or merged matter has none'),
    },
    'review.otherUnit': {
      words: 'Somebody of another unit must rule on the review.',
      basis: 'Fair review: neither the unit that handled the matter nor one above or below it judges its own result',
    },
    'withdraw.asked': {
      words: 'A withdrawal was already asked for and waits for its ruling.',
      basis: ownRule('one request of a kind at a time'),
    },
    'confidential.unchanged': {
      words: 'The matter is confidential, or not, as you ask already.',
      basis: ownRule('only real changes are recorded'),
    },
    'confidential.others': {
      words: 'There are or were other demanders: none of them can end confidentiality for all.',
      basis: 'The duty to keep demanders confidential: each may give up his own right alone',
    },
    'callback.unreached': {
      words: 'Nobody was reached, so no rating and no result can be recorded.',
      basis: ownRule('a rating is what the demander himself has said'),
    },
    'confidential.off': {
      words: 'Only the demander may lift confidentiality; whoever does it for them names the contact.',
      basis: 'The duty to keep the demander secret: it is their right, and theirs to give up',
    },
    'correct.unchanged': {
      words: 'The corrected value is the one already recorded.',
      basis: ownRule('only real changes are recorded'),
    },
    'reply.reason': {
      words: 'Where it was not solved in full, say why.',
      basis: 'Truthful replies: the demander has a right to the result, and to the reason where it was not solved',
    },
  },

  bounds: boundWords,
  boundOf: (bound) => (typeof bound === 'number' ? String(bound) : clockWords.limit(bound)),

  faults: {
    required: 'Required',
    unknownField: 'There is no such field; leave it out',
    emptyBody: 'There is no content; send JSON',
    notJson: 'This is not JSON; check quotes, commas and brackets',
    notUtf8: 'This is not UTF-8; convert it',
    badAddress: 'The address is badly encoded; check what follows its percent signs',
    badCharacter: 'It holds a null character or half a character; take it out',
    tooDeep: 'It is nested too deeply; make it simpler',
    blank: 'Must not be empty',
    dateTime: 'Write a time with its offset, such as 2026-03-02T10:00:00+08:00',
    date: 'Write a date, such as 2026-03-02',
    uuid: 'Write a UUID, such as 0198c0de-0000-7000-8000-000000000000',
    unlisted: 'Not in the list; choose again',
    addressTooLong: 'An address has at most 200 characters: shorten it',
    beforeFrom: 'It lies before the first day',
    periodTooLong: 'The period is too long; choose a shorter one',
    noMatter: 'There is no matter with this number; check it',
    pattern: 'The form is not right; check it',
    repeated: 'Something is there twice; leave it once',
    samePassword: 'The new password must differ from the old one',
    taken: 'is taken; choose another one',
    otp: 'is wrong or was used before; wait for the next one',
    other: 'This will not do; check it',
  },
  measured: {
    type: (types) => `Must be ${types.map((type) => typeNames[type] ?? type).join(' or ')}`,
    oneOf: (values) => `Must be one of: ${values.join(', ')}`,
    atLeast: (bound) => `Must be ${bound} or more`,
    atMost: (bound) => `Must be ${bound} or less`,
    shorterThan: (characters) => `Needs ${characters} characters or more`,
    longerThan: (characters) => `May have ${characters} characters at most`,
    fewerThan: (items) => `Needs ${items} entries or more`,
    moreThan: (items) => `May have ${items} entries at most`,
  },
}

const typeNames: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  null: 'null',
}
