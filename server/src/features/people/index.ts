import type { Actor } from 'core/access'
import type { Instant } from 'core/calendar'
import type { FastifyRequest } from 'fastify'
import type { Audit } from '../../platform/audit.ts'
import type { App } from '../../platform/http/app.ts'
import type { Limits } from '../../platform/rate-limit.ts'
import type { Services } from '../../platform/services.ts'
import { addSecurityRoutes, addSystemRoutes } from './admin-routes.ts'
import { createIdentify } from './identify.ts'
import { addPeopleRoutes } from './routes.ts'
import { createSessions } from './sessions.ts'

export { type Administrators, makeAdministrators, type NewAccount, saveAccounts, saveOrganizers } from './accounts.ts'
export type { OrganizerRow } from './organizer-store.ts'
export { factorContext } from './second-factor.ts'
export { namesOf } from './store.ts'
export { issueDemanderToken } from './tokens.ts'

/** Staff and their sessions. `identify` and the routes share what is remembered of sessions. */
export interface People {
  /** For `createHttp`. */
  identify(request: FastifyRequest): Promise<Actor>
  routes(app: App): void
  /** Rights of an account have changed: what is remembered of sessions is read anew on all nodes. */
  refresh(account: string): Promise<void>
  /** Another node has changed something: what this one remembers of sessions is read anew. */
  forget(): void
}

/** The server's limits and access log. `realNow` is real time (epoch milliseconds): codes of the second factor go by it. */
export interface PeopleParts {
  limits: Limits
  audit: Audit
  realNow?: () => Instant
}

export function createPeople(
  services: Pick<Services, 'db' | 'keys' | 'config' | 'city' | 'log'>,
  { limits, audit, realNow = Date.now }: PeopleParts,
): People {
  const sessions = createSessions(services)
  return {
    identify: createIdentify(services, sessions),
    refresh: sessions.refresh,
    forget: sessions.forget,
    routes(app) {
      const parts = { services, limits, sessions, realNow, audit }
      addPeopleRoutes(app, parts)
      addSystemRoutes(app, parts)
      addSecurityRoutes(app, parts)
    },
  }
}
