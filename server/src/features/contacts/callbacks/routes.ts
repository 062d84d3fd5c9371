import { CallbackPage, CallbackQuery, CallbackView, TryBody } from 'contract/contacts'
import { Id } from 'contract/scalars'
import type { Role } from 'core/access'
import { Type } from 'typebox'
import { accessRow } from '../../../platform/audit.ts'
import { beginning, cursorAfter, cutPage, placeIn } from '../../../platform/cursor.ts'
import { type App, requireStaff } from '../../../platform/http/app.ts'
import { Keyed, repetitionOf } from '../../../platform/idempotency.ts'
import { appendOutbox } from '../../../platform/outbox.ts'
import type { Services } from '../../../platform/services.ts'
import { recordTry } from './record-try.ts'
import { missedCalls, openTasks, overdueTasks } from './store.ts'
import { taskView } from './view.ts'

const callers: Role[] = ['operator', 'callback_clerk']
const watchers: Role[] = ['shift_leader', 'supervisor', 'centre_manager']
const pageSize = 20
/** Beyond this more are told to be overdue: nobody waits for an exact number. */
const mostCounted = 1_000

/** Call-backs after missed calls: the list, and each try. */
export const callbackRoutes =
  (services: Pick<Services, 'db' | 'keys' | 'clock'>) =>
  async (app: App): Promise<void> => {
    const { db, keys, clock } = services

    app.get(
      '/api/contacts/callbacks',
      {
        schema: {
          operationId: 'openCallbacks',
          tags: ['contacts'],
          querystring: CallbackQuery,
          response: { 200: CallbackPage },
        },
      },
      async (request) => {
        const { account, roles } = requireStaff(request, ...callers, ...watchers)
        const { limit = pageSize, cursor } = request.query
        const now = await clock.now()
        const found = await openTasks(db, {
          after: cursor === undefined ? beginning : placeIn(cursor),
          limit: limit + 1,
        })
        const { rows: tasks, last } = cutPage(found, limit)
        const calls = await missedCalls(
          db,
          tasks.map(({ contact }) => contact),
        )
        const whole = roles.some((role) => callers.includes(role))
        const items = tasks.flatMap((task) => {
          const call = calls.get(task.contact)
          return call ? [taskView(task, call, { keys, now, whole })] : []
        })
        const facts = { call: 'openCallbacks', shown: items.map(({ contact }) => contact) }
        if (whole && items.length > 0) await appendOutbox(db, [accessRow({ account, kind: 'read', facts })])
        const overdue = await overdueTasks(db, now, mostCounted + 1)
        return {
          items,
          next: last ? cursorAfter({ dueAt: last.dueAt, id: last.contact }) : null,
          overdue: Math.min(overdue, mostCounted),
          capped: overdue > mostCounted,
        }
      },
    )

    app.post(
      '/api/contacts/:id/tries',
      {
        schema: {
          operationId: 'tryCallback',
          tags: ['contacts'],
          params: Type.Object({ id: Id }),
          headers: Keyed,
          body: TryBody,
          response: { 200: CallbackView },
        },
      },
      async (request) => {
        const actor = requireStaff(request, ...callers)
        const { body, headers, params } = request
        const address = `contacts/${params.id}/tries`
        const repetition = repetitionOf(actor, { key: headers['idempotency-key'], address, body })
        return recordTry(services, { contact: params.id, body, actor, repetition })
      },
    )
  }
