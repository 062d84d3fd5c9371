import type { Limit } from '../../calendar/index.ts'
import type { SupervisionForm, TextRef } from '../types.ts'
import type { InContact } from './common.ts'

export interface OverlayBodies {
  answerSupervision: { supervision: string; text: TextRef }
  liftSupervision: { supervision: string; conclusion: TextRef }
  urge: { text?: TextRef } & InContact
  supervise: { form: SupervisionForm; reason: TextRef; due: Limit }
  markDifficult: { reason: TextRef }
  clearDifficult: { conclusion: TextRef }
}
