import type { Bodies } from '../bodies.ts'
import type { Concerned, Refusal } from '../context.ts'
import type { Draft } from '../draft.ts'
import * as extension from './extension.ts'
import * as handling from './handling.ts'
import * as intake from './intake.ts'
import * as legal from './legal.ts'
import * as longTerm from './long-term.ts'
import * as merging from './merging.ts'
import * as overlays from './overlays.ts'
import * as questions from './questions.ts'
import * as record from './record.ts'
import * as result from './result.ts'
import * as returns from './returns.ts'
import * as rulings from './rulings.ts'
import * as time from './time.ts'

type Handlers = {
  [Name in keyof Bodies]: (draft: Draft, body: Bodies[Name], concerned: Concerned) => string | Refusal
}

/** The part of each command that a row cannot say: which outcome it is, and what it leaves behind. */
export const handlers: Handlers = {
  ...intake,
  ...handling,
  ...returns,
  ...extension,
  ...longTerm,
  ...legal,
  ...rulings,
  ...merging,
  ...questions,
  ...result,
  ...overlays,
  ...record,
  ...time,
  autoSign: handling.sign,
  reportLegalResult: handling.reply,
  lapseSupplement: () => 'done',
}
