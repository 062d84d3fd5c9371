import type { ContactWords } from './contacts.zh-CN.ts'

/** What is wrong with a contact that is recorded, in English. */
export const contactWords: ContactWords = {
  future: 'must not lie ahead of now',
  tooEarly: 'must not lie before the year 2000',
  endsBeforeStart: 'must not lie before the start',
  noSuchMatter: 'there is no matter with this number',
}
