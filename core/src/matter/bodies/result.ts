import type { Solved, TextRef } from '../types.ts'
import type { InContact } from './common.ts'

export interface ResultBodies {
  auditReply: { verdict: 'pass' | 'fail'; findings?: TextRef }
  recordCallback: {
    participant?: string
    reached: boolean
    contacted?: boolean
    solved?: Solved
    rating?: number
    reasonable?: boolean
    note?: TextRef
  }
  rate: { solved: Solved; rating: number; note?: TextRef } & InContact
  endCallback: Record<string, never>
  requestReview: { grounds: TextRef } & InContact
  ruleReview: { ruling: 'uphold' | 'rehandle'; reason: TextRef }
}
