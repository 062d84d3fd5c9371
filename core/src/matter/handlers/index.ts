import type { Bodies } from '../bodies.ts'
import type { Concerned, Refusal } from '../context.ts'
import type { Draft } from '../draft.ts'
import * as handling from './handling.ts'
import * as intake from './intake.ts'
import * as record from './record.ts'
import * as result from './result.ts'

type Handlers = {
  [Name in keyof Bodies]: (draft: Draft, body: Bodies[Name], concerned: Concerned) => string | Refusal
}

/** The part of each command that a row cannot say: which outcome it is, and what it leaves behind. */
export const handlers: Handlers = {
  ...intake,
  ...handling,
  ...result,
  ...record,
  autoSign: handling.sign,
  lapseSupplement: () => 'done',
}
