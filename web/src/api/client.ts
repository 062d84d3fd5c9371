import type { ProblemCode, ProblemView } from 'contract/problems'
import { currentLanguage } from '../i18n/index.ts'

/** A refusal of the server as RFC 9457 tells it; `retryAfter` in seconds where it asks for patience. */
export class ProblemError extends Error {
  readonly problem: ProblemView
  readonly retryAfter: number | undefined

  constructor(problem: ProblemView, retryAfter?: number) {
    super(problem.code)
    this.name = 'ProblemError'
    this.problem = problem
    this.retryAfter = retryAfter
  }
}

export const isProblem = (error: unknown, code?: ProblemCode): error is ProblemError =>
  error instanceof ProblemError && (code === undefined || error.problem.code === code)

export interface RequestOptions {
  body?: unknown
  /** A demander's token; staff are known by their cookie. */
  token?: string | undefined
  idempotencyKey?: string | undefined
  signal?: AbortSignal | undefined
}

/** What the page itself found out, in the shape the server would have used. The words come from `problems`. */
const ownProblem = (code: ProblemCode, status: number): ProblemView => ({
  type: 'about:blank',
  title: '',
  status,
  code,
  request: '',
})

const isProblemView = (value: unknown): value is ProblemView =>
  typeof value === 'object' && value !== null && 'code' in value && 'status' in value

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text()
  if (!text) return undefined
  try {
    return JSON.parse(text)
  } catch {
    throw new ProblemError(ownProblem(response.status >= 500 ? 'unavailable' : 'internal', response.status))
  }
}

function headersOf({ body, token, idempotencyKey }: RequestOptions): Headers {
  const headers = new Headers({
    Accept: 'application/json, application/problem+json',
    'Accept-Language': currentLanguage(),
  })
  if (body !== undefined) headers.set('Content-Type', 'application/json')
  if (token) headers.set('Authorization', `Bearer ${token}`)
  if (idempotencyKey) headers.set('Idempotency-Key', idempotencyKey)
  return headers
}

const isAbort = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError'

let ahead = 0

/** The moment by the server's clock, as its last answer told it: a computer's own may be wrong. Epoch milliseconds. */
export const serverNow = (): number => Date.now() + ahead

function noteTime(response: Response): void {
  const told = Date.parse(response.headers.get('Date') ?? '')
  // The header holds whole seconds: smaller differences say nothing.
  if (Number.isFinite(told) && Math.abs(told - serverNow()) > 1_500) ahead = told - Date.now()
}

/**
 * One call of the API, the only fetch there is. Answers the parsed JSON; every refusal, and a network that fails
 * (as `unavailable`), is thrown as a `ProblemError`. An aborted call rejects as fetch does.
 */
export async function request<T>(
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  options: RequestOptions = {},
): Promise<T> {
  let response: Response
  try {
    response = await fetch(path, {
      method,
      headers: headersOf(options),
      credentials: 'same-origin',
      cache: 'no-store',
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
      ...(options.signal ? { signal: options.signal } : {}),
    })
  } catch (error) {
    if (isAbort(error)) throw error
    throw new ProblemError(ownProblem('unavailable', 0))
  }

  noteTime(response)
  const answer = await readJson(response)
  if (response.ok) return answer as T
  const retryAfter = Number(response.headers.get('Retry-After')) || undefined
  throw new ProblemError(
    isProblemView(answer) ? answer : ownProblem(response.status === 503 ? 'unavailable' : 'internal', response.status),
    retryAfter,
  )
}
