import { TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox'
import { problemStatus } from 'contract/problems'
import type { Actor, Role, Staff } from 'core/access'
import fastify from 'fastify'
import type { App } from '../src/platform/http/app.ts'
import { Problem } from '../src/platform/problem.ts'
import type { Language } from '../src/platform/services.ts'

/** A member of staff as tests sign him in. */
export const staffOf = (role: Role, organizer: string | null = null): Staff => ({
  kind: 'staff',
  account: organizer ? `${role}_${organizer}` : role,
  roles: [role],
  organizer,
})

const actorHeader = 'x-test-actor'

/** The headers that let a test ask as somebody, in a language. */
export const as = (actor: Actor, language: Language = 'zh-CN'): Record<string, string> => ({
  [actorHeader]: JSON.stringify(actor),
  'accept-language': language,
})

/** Routes on a server of their own, asked by whom the headers of `as` say; anyone without them is the public. */
export async function appFor(routes: (app: App) => Promise<void>): Promise<App> {
  const app = fastify().setValidatorCompiler(TypeBoxValidatorCompiler) as unknown as App
  app.decorateRequest('actor')
  app.decorateRequest('language')
  app.addHook('onRequest', async (request) => {
    const actor = request.headers[actorHeader]
    request.actor = actor ? (JSON.parse(String(actor)) as Actor) : { kind: 'public' }
    request.language = request.headers['accept-language'] === 'en' ? 'en' : 'zh-CN'
  })
  app.setErrorHandler((error: Error & { validation?: unknown; statusCode?: number }, _, reply) => {
    if (error instanceof Problem)
      return reply.code(problemStatus[error.code]).send({ code: error.code, ...error.facts })
    if (error.validation) return reply.code(400).send({ code: 'malformed', message: error.message })
    return reply.code(error.statusCode ?? 500).send({ message: error.message, stack: error.stack })
  })
  await app.register(routes)
  return app
}
