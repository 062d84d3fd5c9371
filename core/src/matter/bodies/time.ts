/** Steps of the system itself, each about the clock or the request whose time has come. */
export interface TimeBodies {
  warn: { clock: string }
  becomeOverdue: { clock: string }
  superviseOverdue: { clock: string }
  escalateDispute: { clock: string }
  recount: { calendar: string }
  lapseRuling: { ruling: string }
}
