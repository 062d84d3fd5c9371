import { isProblem } from '../api/client.ts'
import type { RegisterBody, Unanswered } from './draft.ts'
import type { Credentials } from './requests.ts'

/** The request was taken. `earlier`: it was an earlier try of it, so later changes of the draft are not in it. */
export interface Receipt extends Credentials {
  earlier: boolean
}

interface Sending {
  send: (body: RegisterBody, key: string) => Promise<Credentials>
  newKey: () => string
  /** Keeps the try that is under way, or forgets it. */
  keep: (unanswered: Unanswered | undefined) => void
}

const isUnsure = (error: unknown): boolean =>
  !isProblem(error) || error.problem.status === 0 || error.problem.status >= 500

/**
 * Sends a request so that it is registered once, whatever happens on the way. A try without an answer keeps its key:
 * the next one then learns whether it had arrived, and where the draft was changed since, gets the number of the first.
 */
export async function sendRequest(
  body: RegisterBody,
  before: Unanswered | undefined,
  { send, newKey, keep }: Sending,
): Promise<Receipt> {
  const attempt = before ?? { key: newKey(), body }
  keep(attempt)
  try {
    return { ...(await send(body, attempt.key)), earlier: false }
  } catch (error) {
    if (before && isProblem(error, 'key-reused')) return { ...(await send(before.body, before.key)), earlier: true }
    if (!isUnsure(error)) keep(undefined)
    throw error
  }
}
