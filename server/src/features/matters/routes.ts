import { ClockDays } from 'contract/clocks'
import { commandBodies, OperatorRegisterBody, PublicRegisterBody, sentCommandNames } from 'contract/commands'
import { Id, MatterNo } from 'contract/scalars'
import { EventView, MatterView } from 'contract/views'
import { toKebab } from 'core/matter'
import { Type } from 'typebox'
import { type App, openToAll, requireSignedIn, requireStaff } from '../../platform/http/app.ts'
import { Keyed, repetitionOf } from '../../platform/idempotency.ts'
import type { Limits } from '../../platform/rate-limit.ts'
import type { Services } from '../../platform/services.ts'
import type { Request } from './begin-matter.ts'
import { readClockDays } from './clock-days.ts'
import { isPair } from './pair.ts'
import { readHistory, readMatter } from './read-matter.ts'
import { register, registerAndShow } from './register.ts'
import { takeCommand } from './take-command.ts'
import { takePair } from './take-pair.ts'

const ByNo = Type.Object({ no: MatterNo })
const OfClock = Type.Object({ no: MatterNo, clock: Id })
const Registered = Type.Object({ no: MatterNo, code: Type.Optional(Type.String()) })
const RegisteredView = Type.Intersect([MatterView, Type.Object({ code: Type.Optional(Type.String()) })])

/** Matters: registering, reading, and every command of the table under its own address. */
export const matterRoutes = (services: Services, limits: Limits) => async (app: App) => {
  app.post(
    '/api/public/matters',
    {
      schema: {
        ...openToAll,
        operationId: 'registerMatter',
        headers: Keyed,
        body: PublicRegisterBody,
        response: { 201: Registered },
      },
    },
    async ({ headers, body, ip }, reply) => {
      await limits.take('register', ip)
      const actor = { kind: 'public' } as const
      const repetition = repetitionOf(actor, { key: headers['idempotency-key'], address: 'register', body })
      const registered = await register(services, { request: { ...body, channel: 'web' }, actor, repetition })
      return reply.code(201).send(registered)
    },
  )

  app.post(
    '/api/matters',
    {
      schema: {
        operationId: 'takeMatter',
        headers: Keyed,
        body: OperatorRegisterBody,
        response: { 201: RegisteredView },
      },
    },
    async (request, reply) => {
      const actor = requireStaff(request, 'operator')
      const { headers, body, language } = request
      const repetition = repetitionOf(actor, { key: headers['idempotency-key'], address: 'register', body })
      const view = await registerAndShow(services, { request: body as Request, actor, repetition }, language)
      return reply.code(201).send(view)
    },
  )

  app.get(
    '/api/matters/:no',
    { schema: { operationId: 'readMatter', params: ByNo, response: { 200: MatterView } } },
    async (request) =>
      readMatter(services, request.params.no, { actor: requireSignedIn(request), language: request.language }),
  )

  app.get(
    '/api/matters/:no/events',
    {
      schema: {
        operationId: 'readHistory',
        params: ByNo,
        response: { 200: Type.Object({ items: Type.Array(EventView) }) },
      },
    },
    async (request) => ({
      items: await readHistory(services, request.params.no, {
        actor: requireSignedIn(request),
        language: request.language,
      }),
    }),
  )

  app.get(
    '/api/matters/:no/clocks/:clock/days',
    { schema: { operationId: 'readClockDays', params: OfClock, response: { 200: ClockDays } } },
    async (request) =>
      readClockDays(services, request.params, { actor: requireSignedIn(request), language: request.language }),
  )

  for (const command of sentCommandNames) {
    const schema = {
      operationId: `${command}Matter`,
      params: ByNo,
      headers: Keyed,
      body: commandBodies[command],
      response: { 200: command === 'join' ? RegisteredView : MatterView },
    }
    app.post(`/api/matters/:no/${toKebab(command)}`, { schema }, async (request) => {
      const actor = requireSignedIn(request)
      const { params, headers, language } = request
      const body = request.body as Record<string, unknown>
      const address = `${params.no}/${command}`
      const repetition = repetitionOf(actor, { key: headers['idempotency-key'], address, body })
      const asked = { no: params.no, body, actor, language, repetition }
      return isPair(command) ? takePair(services, { ...asked, command }) : takeCommand(services, { ...asked, command })
    })
  }
}
