import {
  AccountBody,
  AccountChange,
  AccountsPage,
  AccountsQuery,
  AccountView,
  ById,
  ByName,
  OneTimePassword,
  OrganizerBody,
  OrganizerChange,
  OrganizersView,
  OrganizerView,
  RightsAnswer,
  RightsRequests,
  RightsRuling,
  RolesBody,
} from 'contract/administration'
import { SessionsView } from 'contract/people'
import { toIso } from 'core/calendar'
import { Type } from 'typebox'
import { cutPage } from '../../platform/cursor.ts'
import { type App, requireStaff } from '../../platform/http/app.ts'
import { Problem } from '../../platform/problem.ts'
import { openRequests, pageOfAccounts, type RightsRequest } from './admin-store.ts'
import { accountFor, createAccount, editAccount, enter, keepOrganizer, resetPassword } from './administer.ts'
import { removeFactor } from './factor-store.ts'
import { allOrganizers } from './organizer-store.ts'
import { changeRoles, ruleOnRights } from './rights.ts'
import type { RouteParts } from './routes.ts'
import { listSessions } from './store.ts'

const tags = ['administration']
const pageSize = 50
const Nothing = Type.Null()

const requestView = (request: RightsRequest) => ({ ...request, askedAt: toIso(request.askedAt) })

/** Accounts and units, by the system administrator. */
export function addSystemRoutes(app: App, { services, sessions }: RouteParts): void {
  const list = { operationId: 'listAccounts', tags, querystring: AccountsQuery, response: { 200: AccountsPage } }
  app.get('/api/accounts', { schema: list }, async (request) => {
    requireStaff(request, 'system_admin', 'security_admin')
    const { limit = pageSize } = request.query
    const { rows, last } = cutPage(await pageOfAccounts(services.db, request.query, limit + 1), limit)
    return { items: rows, next: last?.name ?? null }
  })

  const make = { operationId: 'createAccount', tags, body: AccountBody, response: { 201: OneTimePassword } }
  app.post('/api/accounts', { schema: make }, async (request, reply) => {
    const password = await createAccount(services, requireStaff(request, 'system_admin'), request.body)
    return reply.code(201).send({ name: request.body.name, password })
  })

  const edit = {
    operationId: 'editAccount',
    tags,
    params: ByName,
    body: AccountChange,
    response: { 200: AccountView },
  }
  app.patch('/api/accounts/:name', { schema: edit }, async (request) => {
    const { name } = request.params
    const edited = await editAccount(services, requireStaff(request, 'system_admin'), { name, change: request.body })
    if (edited.disabled) await sessions.endAll(name)
    return edited
  })

  const hand = { operationId: 'resetPassword', tags, params: ByName, response: { 201: OneTimePassword } }
  app.post('/api/accounts/:name/password', { schema: hand }, async (request, reply) => {
    const { name } = request.params
    const password = await resetPassword(services, requireStaff(request, 'system_admin'), name)
    await sessions.endAll(name)
    return reply.code(201).send({ name, password })
  })

  const all = { operationId: 'listOrganizers', tags, response: { 200: OrganizersView } }
  app.get('/api/organizers/all', { schema: all }, async (request) => {
    requireStaff(request, 'system_admin')
    return { items: await allOrganizers(services.db) }
  })

  const add = { operationId: 'createOrganizer', tags, body: OrganizerBody, response: { 201: OrganizerView } }
  app.post('/api/organizers', { schema: add }, async (request, reply) => {
    const actor = requireStaff(request, 'system_admin')
    const { body } = request
    return reply.code(201).send(await keepOrganizer(services, actor, { id: body.id, make: body }))
  })

  const params = Type.Object({ id: Type.String({ maxLength: 40 }) })
  const change = {
    operationId: 'editOrganizer',
    tags,
    params,
    body: OrganizerChange,
    response: { 200: OrganizerView },
  }
  app.patch('/api/organizers/:id', { schema: change }, async (request) =>
    keepOrganizer(services, requireStaff(request, 'system_admin'), { ...request.params, change: request.body }),
  )
}

/** Roles, second factors and sessions of others, by the security administrator. */
export function addSecurityRoutes(app: App, { services, sessions }: RouteParts): void {
  const { db } = services
  const give = { operationId: 'setRoles', tags, params: ByName, body: RolesBody, response: { 200: RightsAnswer } }
  app.put('/api/accounts/:name/roles', { schema: give }, async (request) => {
    const actor = requireStaff(request, 'security_admin')
    const { roles } = request.body
    const { name } = request.params
    const { asked, version } = await changeRoles(services, actor, { name, ...request.body })
    await sessions.refresh(name)
    return { roles, request: asked && requestView(asked), version }
  })

  const waiting = { operationId: 'listRightsRequests', tags, response: { 200: RightsRequests } }
  app.get('/api/rights-requests', { schema: waiting }, async (request) => {
    requireStaff(request, 'security_admin', 'system_admin')
    return { items: (await openRequests(db)).map(requestView) }
  })

  // With one security administrator alone, the system administrator is the second person.
  const rule = { operationId: 'ruleOnRights', tags, params: ById, body: RightsRuling, response: { 204: Nothing } }
  app.post('/api/rights-requests/:id/rule', { schema: rule }, async (request, reply) => {
    const actor = requireStaff(request, 'security_admin', 'system_admin')
    await sessions.refresh(await ruleOnRights(services, actor, { id: request.params.id, ...request.body }))
    return reply.code(204).send(null)
  })

  const reset = { operationId: 'resetSecondFactor', tags, params: ByName, response: { 204: Nothing } }
  app.delete('/api/accounts/:name/second-factor', { schema: reset }, async (request, reply) => {
    const { account } = requireStaff(request, 'security_admin')
    const { name } = request.params
    if (name === account) throw new Problem('rule-refused', { rule: 'rights.own' })
    await db.transaction(async (tx) => {
      if (!(await removeFactor(tx, name))) throw new Problem('not-found')
      await enter(tx, { account, kind: 'second-factor', subject: name, facts: { what: 'reset' } })
    })
    await sessions.endAll(name)
    return reply.code(204).send(null)
  })

  const show = { operationId: 'listSessionsOf', tags, params: ByName, response: { 200: SessionsView } }
  app.get('/api/accounts/:name/sessions', { schema: show }, async (request) => {
    requireStaff(request, 'security_admin')
    const found = await listSessions(db, request.params.name)
    return {
      items: found.map(({ id, createdAt, lastSeenAt, expiresAt }) => {
        const times = { createdAt: toIso(createdAt), lastSeenAt: toIso(lastSeenAt), expiresAt: toIso(expiresAt) }
        return { id, ...times, current: false }
      }),
    }
  })

  const end = { operationId: 'endSessionsOf', tags, params: ByName, response: { 204: Nothing } }
  app.delete('/api/accounts/:name/sessions', { schema: end }, async (request, reply) => {
    const { account } = requireStaff(request, 'security_admin')
    const { name } = request.params
    await db.transaction(async (tx) => {
      await accountFor(tx, name)
      await enter(tx, { account, kind: 'session', subject: name, facts: { what: 'ended' } })
    })
    await sessions.endAll(name)
    return reply.code(204).send(null)
  })
}
