import { isUtf8 } from 'node:buffer'
import { randomUUID } from 'node:crypto'
import type { Socket } from 'node:net'
import cookie from '@fastify/cookie'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { Actor } from 'core/access'
import Fastify, { type FastifyBaseLogger, type FastifyRequest, LogController } from 'fastify'
import helmet from 'helmet'
import type { Config } from '../config.ts'
import { Problem } from '../problem.ts'
import type { Services } from '../services.ts'
import { type App, isOpenToAll, openToAll, requireSignedIn } from './app.ts'
import { languageOf } from './language.ts'
import { describeApi } from './openapi.ts'
import { addProbes } from './probes.ts'
import { writeProblem } from './problems.ts'
import { tellOfProxy } from './proxied.ts'
import { compileWriter } from './serialization.ts'
import { compileSchema, setFormats } from './validation.ts'
import { refuseIllFormed } from './well-formed.ts'

export { type App, openToAll, requireSignedIn, requireStaff } from './app.ts'

const bodyLimit = 256 * 1024

/** What the pages of the product need, and nothing more. Plain HTTP inside a house is not turned into HTTPS. */
const contentSecurityPolicy = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    fontSrc: ["'self'", 'data:'],
    objectSrc: ["'none'"],
    baseUri: ["'self'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
}

/** What the HTTP server is made from. `identify` tells who sends a request; it refuses by throwing a `Problem`. */
export interface HttpParts {
  services: Pick<Services, 'db' | 'log'> & { config?: Pick<Config, 'trustProxy'> }
  identify(request: FastifyRequest): Promise<Actor>
}

const isApi = (path: string | undefined): boolean => path === '/api' || path?.startsWith('/api/') === true

/**
 * The HTTP server without the features: bodies checked, problems written, people identified, requests logged by route.
 * Features add their routes to what it answers; a route of `/api` names its `operationId`.
 */
export async function createHttp({ services, identify }: HttpParts): Promise<App> {
  setFormats()
  const loggerInstance: FastifyBaseLogger = services.log
  const app: App = Fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'request' }),
    genReqId: () => randomUUID(),
    bodyLimit,
    trustProxy: services.config?.trustProxy ?? false,
    exposeHeadRoutes: false,
    schemaErrorFormatter: () => new Error('refused by its schema'),
    frameworkErrors: writeProblem,
    clientErrorHandler: refuseBrokenHttp,
  }).withTypeProvider<TypeBoxTypeProvider>()

  app.setValidatorCompiler(compileSchema)
  app.setSerializerCompiler(compileWriter)
  app.setErrorHandler(writeProblem)
  app.setNotFoundHandler(() => {
    throw new Problem('not-found')
  })
  takeJsonOnly(app)
  sendSafely(app)
  await app.register(cookie)
  await describeApi(app)
  receive(app, identify)
  logRequests(app)
  tellOfProxy(app)
  addProbes(app, services)
  return app
}

/** Headers that bind browsers, on every answer. They are worked out once: the Fastify plug-in does it for each request. */
function sendSafely(app: App): void {
  const protect = helmet({ contentSecurityPolicy })
  app.addHook('onRequest', ({ raw: request }, { raw: reply }, next) => protect(request, reply, next as () => void))
}

/** Bytes that are no HTTP get no more than a status: what was sent is not logged either. */
function refuseBrokenHttp({ code }: Error & { code?: string }, socket: Socket): void {
  if (code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const status = code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request'
  socket.end(`HTTP/1.1 ${status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`)
}

/** JSON in UTF-8 alone, since anything else would be stored with its characters replaced. */
function takeJsonOnly(app: App): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    if (!isUtf8(body)) return done(new Problem('malformed', { errors: [{ path: '', what: 'notUtf8' }] }))
    parse(request, body.toString('utf8'), done)
  })
}

/**
 * Every request learns its language and its sender before anything else, and is refused without one where the route is not
 * open to all; no answer of the API is kept by a browser.
 */
function receive(app: App, identify: HttpParts['identify']): void {
  app.decorateRequest('language', 'zh-CN')
  app.decorateRequest('actor')
  app.addHook('onRequest', async (request, reply) => {
    request.language = languageOf(request.headers['accept-language'])
    request.actor = { kind: 'public' }
    if (!isApi(request.routeOptions.url)) return
    reply.header('cache-control', 'no-store')
    request.actor = await identify(request)
    if (!isOpenToAll(request)) requireSignedIn(request)
  })
  app.addHook('preValidation', refuseIllFormed)
  app.all(
    '/api/*',
    {
      schema: { ...openToAll, hide: true },
      onRequest: async () => {
        throw new Problem('not-found')
      },
    },
    async () => undefined,
  )
}

/** One line a request. Addresses, queries, headers and bodies may tell of people: the route's pattern does not. */
function logRequests(app: App): void {
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request
    const ms = Math.round(reply.elapsedTime * 10) / 10
    request.log.info({ method, route: routeOptions.url ?? null, status: reply.statusCode, ms }, 'answered')
  })
}
