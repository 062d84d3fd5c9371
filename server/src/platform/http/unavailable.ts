/** What the system says when the database cannot be reached. */
const networkCodes = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN']

/**
 * What the database says when it cannot serve now: shutting down or starting (57P0x), connection lost (08), out of
 * resources (53), cut short by a time limit (57014, 55P03, 25P03), read-only after a change of roles (25006), deadlock (40P01).
 */
const serverCodes = /^(57P0[1-5]|08...|53...|57014|55P03|25P03|25006|40P01|40001)$/

/** What of it may lie in the statement alone: a time limit, or a lock that another holds. */
const ownCodes = /^(57014|55P03|25P03|40P01|40001)$/

/** What the driver says without a code. */
const driverWords =
  /^(Connection terminated|timeout exceeded when trying|timeout expired|Query read timeout|Cannot use a pool after|Client (has encountered|was closed))/

/** True when a statement failed because the database is away or overloaded, and may work a little later. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code, syscall } = error as NodeJS.ErrnoException
  if (code === 'ENOENT') return syscall === 'connect'
  if (code && networkCodes.includes(code)) return true
  return (code !== undefined && serverCodes.test(code)) || driverWords.test(error.message)
}

/** True when the database as a whole is away or full: every other statement would have failed as well. */
export const isDatabaseAway = (error: unknown): boolean =>
  isUnavailable(error) && !ownCodes.test(String((error as NodeJS.ErrnoException).code))

/** What of that work may bring about by itself, each time anew: its backend ended (57P01, 57P02, 08), or had no memory left. */
const endingCodes = /^(57P0[12]|08...|53200|ECONNRESET|EPIPE)$/
const endingWords = /^(Connection terminated|Query read timeout)/

/** True when the database went away under a statement, which may have been that statement's own doing. */
export const mayHaveEndedIt = (error: unknown): boolean =>
  error instanceof Error &&
  (endingCodes.test(String((error as NodeJS.ErrnoException).code)) || endingWords.test(error.message))
