import type { TextRef } from '../types.ts'

export interface OverlayBodies {
  answerSupervision: { supervision: string; text: TextRef }
  liftSupervision: { supervision: string; conclusion: TextRef }
}
