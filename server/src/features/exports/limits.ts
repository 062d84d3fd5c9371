/** Rows above which a second person must approve (see docs/adr). */
export const approvalAbove = 500
/** Rows beyond which an export is refused: whoever wants that much narrows the list. */
export const mostRows = 50_000
/** Days a file can be downloaded. */
export const keptDays = 7
/** Rows that are read and written at a time. */
export const rowsAtOnce = 500

export const keptFor = keptDays * 24 * 3_600_000
