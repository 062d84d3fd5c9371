import { ById } from 'contract/administration'
import {
  ChangePasswordBody,
  ConfirmFactorBody,
  DemoAccountsView,
  EndFactorBody,
  SecondFactorView,
  SessionsView,
  SessionView,
  SignedInView,
  SignInBody,
} from 'contract/people'
import { toIso } from 'core/calendar'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { demoPassword } from '../../demo/accounts.ts'
import { type App, openToAll } from '../../platform/http/app.ts'
import { Problem } from '../../platform/problem.ts'
import { type Language, labelOf, type Services } from '../../platform/services.ts'
import { endOwnFactor } from './end-factor.ts'
import { isCrossSite, sessionCookie, tokenOf } from './identify.ts'
import { beginFactor, confirmWith } from './second-factor.ts'
import { lacksFactor } from './sessions.ts'
import { changePassword, type SignInParts, signIn } from './sign-in.ts'
import { type Account, listDemoAccounts, listSessions, type Session } from './store.ts'

type RouteServices = SignInParts['services'] & Pick<Services, 'city' | 'log'>
export interface RouteParts extends SignInParts {
  services: RouteServices
}

const Nothing = Type.Null()
/** The cookie goes to the API alone. Over TLS, also that of a proxy, it never travels in clear. */
const cookieFor = ({ protocol, headers }: FastifyRequest) => ({
  path: '/api',
  httpOnly: true,
  sameSite: 'lax' as const,
  secure: protocol === 'https' || headers['x-forwarded-proto'] === 'https',
})

/** Adds signing in and out, the reader's own sessions, and the demo city's accounts. */
export function addPeopleRoutes(app: App, parts: RouteParts): void {
  const { services, sessions } = parts
  const current = async (request: FastifyRequest): Promise<Session> => {
    const session = await sessions.find(tokenOf(request)?.token ?? '')
    if (!session) throw new Problem('not-signed-in')
    return session
  }
  const dropCookie = (request: FastifyRequest, reply: FastifyReply) =>
    reply.clearCookie(sessionCookie, cookieFor(request)).code(204).send(null)

  const begin = { ...openToAll, operationId: 'signIn', body: SignInBody, response: { 201: SignedInView } }
  app.post('/api/sessions', { schema: begin }, async (request, reply) => {
    // Signing somebody in to another's account is an attack too.
    if (isCrossSite(request)) throw new Problem('not-permitted')
    const { token, account } = await signIn(parts, request.body, request.ip)
    reply.setCookie(sessionCookie, token, cookieFor(request)).code(201)
    return { token, ...present({ ...account, passedFactor: account.hasFactor }, services, request.language) }
  })

  const end = { ...openToAll, operationId: 'signOut', response: { 204: Nothing } }
  app.delete('/api/session', { schema: end }, async (request, reply) => {
    const sent = tokenOf(request)
    if (sent) await sessions.end(sent.token)
    return dropCookie(request, reply)
  })

  const show = { operationId: 'getSession', response: { 200: SessionView } }
  app.get('/api/session', { schema: show }, async (request) =>
    present(await current(request), services, request.language),
  )

  const list = { operationId: 'listSessions', response: { 200: SessionsView } }
  app.get('/api/sessions', { schema: list }, async (request) => {
    const { name, id: currentId } = await current(request)
    const items = (await listSessions(services.db, name)).map(({ id, createdAt, lastSeenAt, expiresAt }) => ({
      id,
      createdAt: toIso(createdAt),
      lastSeenAt: toIso(lastSeenAt),
      expiresAt: toIso(expiresAt),
      current: id === currentId,
    }))
    return { items }
  })

  const endAll = { operationId: 'endSessions', response: { 204: Nothing } }
  app.delete('/api/sessions', { schema: endAll }, async (request, reply) => {
    await sessions.endAll((await current(request)).name)
    return dropCookie(request, reply)
  })

  const endOne = { operationId: 'endSession', params: ById, response: { 204: Nothing } }
  app.delete('/api/sessions/:id', { schema: endOne }, async (request, reply) => {
    const { name } = await current(request)
    if (!(await sessions.endOne(name, request.params.id))) throw new Problem('not-found')
    return reply.code(204).send(null)
  })

  const change = { operationId: 'changePassword', body: ChangePasswordBody, response: { 204: Nothing } }
  app.put('/api/session/password', { schema: change }, async (request, reply) => {
    await changePassword(parts, await current(request), request.body)
    return reply.code(204).send(null)
  })

  const enrol = { operationId: 'beginSecondFactor', response: { 201: SecondFactorView } }
  app.post('/api/session/second-factor', { schema: enrol }, async (request, reply) => {
    const { name, mustChange, demo } = await current(request)
    if (mustChange || demo) throw new Problem('not-permitted')
    return reply.code(201).send(await beginFactor(parts, name))
  })

  const confirm = { operationId: 'confirmSecondFactor', body: ConfirmFactorBody, response: { 204: Nothing } }
  app.put('/api/session/second-factor', { schema: confirm }, async (request, reply) => {
    const { name, id } = await current(request)
    await parts.limits.take('sign-in', name)
    await confirmWith(parts, name, request.body.otp)
    await parts.limits.forget('sign-in', name)
    await sessions.passFactor({ name, id })
    await parts.audit.note({ account: name, kind: 'second-factor', subject: name, facts: { what: 'set up' } })
    return reply.code(204).send(null)
  })

  const drop = { operationId: 'endSecondFactor', body: EndFactorBody, response: { 204: Nothing } }
  app.post('/api/session/second-factor/end', { schema: drop }, async (request, reply) => {
    await endOwnFactor(parts, await current(request), request.body)
    return reply.code(204).send(null)
  })

  const demo = { ...openToAll, operationId: 'listDemoAccounts', response: { 200: DemoAccountsView } }
  app.get('/api/public/demo-accounts', { schema: demo }, async ({ language }) => {
    if (!services.config.demo) throw new Problem('not-found')
    const accounts = await listDemoAccounts(services.db)
    const items = accounts.map((one) => ({
      ...present({ ...one, passedFactor: false }, services, language),
      displayEn: one.displayEn,
    }))
    return { password: demoPassword, items }
  })
}

type Shown = Account & Pick<Session, 'passedFactor'>

function present(account: Shown, { city }: Pick<Services, 'city'>, language: Language): SessionView {
  const { name, roles, organizer, demo, mustChange } = account
  const display = language === 'en' ? account.displayEn : account.display
  const mustEnrol = lacksFactor(account)
  const organizerLabel = organizer ? labelOf(city, 'organizers', organizer, language) : undefined
  return {
    account: name,
    display,
    roles,
    organizer,
    ...(organizerLabel && { organizerLabel }),
    demo,
    mustChange,
    mustEnrol,
  }
}
