import { everyState, open, type Row } from './row.ts'

/** What time itself does, when a clock has run out and no other row says what follows. */
export const timeRows = {
  warn: { by: ['system'], from: everyState, outcomes: { done: {} } },
  becomeOverdue: { by: ['system'], from: everyState, outcomes: { done: {} } },
  superviseOverdue: { by: ['system'], from: open, outcomes: { done: {}, circular: {} } },
  escalateDispute: { by: ['system'], from: ['handling'], outcomes: { done: {}, supervised: {} } },
  recount: { by: ['system'], from: everyState, outcomes: { done: {} } },
  lapseRuling: { by: ['system'], from: everyState, outcomes: { done: {}, escalated: {} } },
} as const satisfies Record<string, Row>
