import swagger from '@fastify/swagger'
import { ProblemView } from 'contract/problems'
import type { FastifySchema } from 'fastify'
import type { App } from './app.ts'

/** Every call may be refused, and always in the same form. */
const refused = {
  description: 'Refused, see `code`',
  content: { 'application/problem+json': { schema: ProblemView } },
}

/** Serves the OpenAPI description, which is made of the routes' own schemas. Call it before routes are added. */
export async function describeApi(app: App): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Huixiang', description: 'The 12345 government service hotline', version: '0.1.0' },
      components: {
        securitySchemes: {
          bearer: { type: 'http', scheme: 'bearer' },
          session: { type: 'apiKey', in: 'cookie', name: 'huixiang_session' },
        },
      },
      security: [{ bearer: [] }, { session: [] }],
    },
    transform: ({ schema, url }) => ({ url, schema: withRefusals(schema) }),
  })

  app.addHook('onRoute', ({ url, method, schema }) => {
    if (!url.startsWith('/api/') || schema?.hide || schema?.operationId) return
    throw new Error(`${String(method)} ${url} has no operationId: name it in the route's schema`)
  })
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger())
}

function withRefusals(schema: FastifySchema): FastifySchema {
  const answers = (schema.response ?? {}) as Record<string, unknown>
  return { ...schema, response: { ...answers, default: refused } }
}
