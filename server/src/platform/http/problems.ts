import { type ProblemView, problemStatus } from 'contract/problems'
import type { BoundRule } from 'core/matter'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { type Messages, messagesIn } from '../../messages/index.ts'
import { Problem, type ProblemFacts } from '../problem.ts'
import { languageOf } from './language.ts'
import { isUnavailable } from './unavailable.ts'
import { faultsOf } from './validation.ts'

/** Seconds after which a database that was away is worth another try. */
const unavailableSeconds = 5

/** Writes whatever was thrown as RFC 9457, in the reader's language. What nobody foresaw is a 500 without detail. */
export function writeProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const words = messagesIn(languageOf(request.headers['accept-language']))
  const problem = problemOf(error, request, words)
  if (problem.code === 'internal') request.log.error({ error: traceOf(error) }, 'failed')

  const { retryAfter, ...facts } = problem.facts
  const status = problemStatus[problem.code]
  if (retryAfter !== undefined) reply.header('retry-after', Math.max(1, Math.ceil(retryAfter)))
  if (status === 401) reply.header('www-authenticate', 'Bearer')
  const view: ProblemView = {
    type: `/docs/problems#${problem.code}`,
    ...words.problems[problem.code],
    status,
    code: problem.code,
    request: request.id,
    ...told(facts, words),
  }
  reply.code(status).type('application/problem+json').send(JSON.stringify(view))
}

/** Facts with the words that the thrower left to the catalogue: of a rule, and of faults named by their key. */
function told({ bound, ...facts }: Omit<ProblemFacts, 'retryAfter'>, words: Messages): Partial<ProblemView> {
  const { rules, faults } = words
  const rule = facts.rule && Object.hasOwn(rules, facts.rule) ? rules[facts.rule as keyof typeof rules] : undefined
  const word = (what: string) => (Object.hasOwn(faults, what) ? faults[what as keyof typeof faults] : what)
  const errors = facts.errors?.map(({ path, what }) => ({ path, what: word(what) }))
  return {
    ...facts,
    ...(errors && { errors }),
    ...(rule && { detail: rule.words, basis: facts.basis ?? rule.basis }),
    ...(bound !== undefined && { detail: words.bounds[facts.rule as BoundRule](words.boundOf(bound)) }),
  }
}

function problemOf(error: unknown, request: FastifyRequest, words: Messages): Problem {
  if (error instanceof Problem) return error
  if (isUnavailable(error)) return new Problem('unavailable', { retryAfter: unavailableSeconds })
  if (!(error instanceof Error)) return new Problem('internal')

  const { validation, validationContext, code, statusCode } = error as Partial<FastifyError>
  const malformed = (what: string, path = '') => new Problem('malformed', { errors: [{ path, what }] })
  if (validation && validationContext === 'body' && request.body === undefined) return malformed('emptyBody')
  if (validation) return new Problem('malformed', { errors: faultsOf(validation, words) })
  switch (code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new Problem('too-large')
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new Problem('unsupported-media-type')
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return malformed('emptyBody')
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
      return malformed('notJson')
    case 'FST_ERR_BAD_URL':
      return malformed('badAddress')
  }
  const isReaders = statusCode !== undefined && statusCode >= 400 && statusCode < 500
  return isReaders ? malformed('other') : new Problem('internal')
}

/** What helps to find a fault in the program. The words of the database and of parsers may quote what was sent: not those. */
function traceOf(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error }
  const { code, table, constraint } = error as { code?: unknown; table?: unknown; constraint?: unknown }
  const quotes = error instanceof SyntaxError || 'severity' in error
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line))
  return { name: error.name, code, table, constraint, ...(!quotes && { message: error.message }), stack: frames }
}
