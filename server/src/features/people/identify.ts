import type { Actor } from 'core/access'
import type { FastifyRequest } from 'fastify'
import { Problem } from '../../platform/problem.ts'
import type { Services } from '../../platform/services.ts'
import { lacksFactor, type Sessions } from './sessions.ts'
import { readDemanderToken } from './tokens.ts'

export const sessionCookie = 'huixiang_session'

/** The token of a request. `Authorization` counts before the cookie, so that a demander's token works at the desk too. */
export function tokenOf({ headers, cookies }: FastifyRequest): { token: string; fromCookie: boolean } | undefined {
  const bearer = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1]
  if (bearer) return { token: bearer, fromCookie: false }
  const cookie = cookies[sessionCookie]
  return cookie ? { token: cookie, fromCookie: true } : undefined
}

/** True when a browser says that another site's page sends this. Programs that are no browsers say nothing. */
export function isCrossSite({ headers, host }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  const { origin } = headers
  if (origin === undefined) return false
  return !URL.canParse(origin) || new URL(origin).host !== host
}

const readingMethods = ['GET', 'HEAD', 'OPTIONS']

/** What may be done with a one-time password before it was changed. */
const openBeforeChange = /^\/api\/(sessions?(\/password)?|health|ready|public\/.*)$/
/** What may be done before the second factor is in use. */
const openBeforeFactor = /^\/api\/(sessions?(\/password|\/second-factor)?|health|ready|public\/.*)$/

/**
 * Tells who sends a request: staff by session, a demander by token, else the public; a token that has run out is the
 * public too. Throws `not-permitted` for a write that another site's page sends with the cookie, and while a one-time
 * password waits to be changed; `otp-required` while the second factor waits to be set up.
 */
export function createIdentify({ keys }: Pick<Services, 'keys'>, sessions: Sessions) {
  return async (request: FastifyRequest): Promise<Actor> => {
    const sent = tokenOf(request)
    if (!sent) return { kind: 'public' }
    if (sent.fromCookie && !readingMethods.includes(request.method) && isCrossSite(request))
      throw new Problem('not-permitted')
    const demander = readDemanderToken(keys, sent.token)
    if (demander) return demander
    const session = await sessions.find(sent.token)
    if (!session) return { kind: 'public' }
    if (session.mustChange && !openBeforeChange.test(request.routeOptions.url ?? '')) throw new Problem('not-permitted')
    if (lacksFactor(session) && !openBeforeFactor.test(request.routeOptions.url ?? ''))
      throw new Problem('otp-required')
    const { name: account, roles, organizer, recused } = session
    return { kind: 'staff', account, roles, organizer, ...(recused.length > 0 && { recused }) }
  }
}
