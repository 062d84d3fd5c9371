import type { IncomingMessage, ServerResponse } from 'node:http'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { Actor, Role, Staff } from 'core/access'
import type { FastifyBaseLogger, FastifyInstance, FastifyRequest, RawServerDefault } from 'fastify'
import { Problem } from '../problem.ts'
import type { Language } from '../services.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who sends it: staff by session, a demander by the token of `track`, else `public`. Never `system`. */
    actor: Actor
    /** The reader's language, from `Accept-Language`. */
    language: Language
  }
}

/** The HTTP server as features see it: bodies, queries and answers are typed by the contract's schemas. */
export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>

/**
 * Part of a route's schema: anybody may call it. Every other route of `/api` asks who somebody is before it looks at what
 * he sends, so that a stranger learns nothing of what a call takes. The description of the API says the same.
 */
export const openToAll = { security: [] }

/** Whether a request is for a route that is open to all. */
export const isOpenToAll = ({ routeOptions: { schema } }: Pick<FastifyRequest, 'routeOptions'>): boolean =>
  schema?.security?.length === 0

/** The member of staff who sends the request, holding one of the roles when any is named. Throws `not-signed-in` or `not-permitted`. */
export function requireStaff({ actor }: Pick<FastifyRequest, 'actor'>, ...roles: Role[]): Staff {
  if (actor.kind === 'public') throw new Problem('not-signed-in')
  if (actor.kind !== 'staff') throw new Problem('not-permitted')
  if (roles.length > 0 && !roles.some((role) => actor.roles.includes(role))) throw new Problem('not-permitted')
  return actor
}

/** Anybody who has shown who he is, staff or demander. Throws `not-signed-in`. */
export function requireSignedIn({ actor }: Pick<FastifyRequest, 'actor'>): Actor {
  if (actor.kind === 'public') throw new Problem('not-signed-in')
  return actor
}
