import { ContactBody, ContactPage, ContactQuery, RecordedContact } from 'contract/contacts'
import { contactWords as english } from '../../messages/contacts.en.ts'
import { contactWords as chinese } from '../../messages/contacts.zh-CN.ts'
import type { Audit } from '../../platform/audit.ts'
import { cutPage } from '../../platform/cursor.ts'
import { type App, requireStaff } from '../../platform/http/app.ts'
import { Keyed, repetitionOf } from '../../platform/idempotency.ts'
import { lowestIdAt } from '../../platform/ids.ts'
import type { Limits } from '../../platform/rate-limit.ts'
import type { Services } from '../../platform/services.ts'
import { callbackRoutes } from './callbacks/routes.ts'
import { callerRoutes } from './caller/routes.ts'
import { ratingRoutes } from './ratings/routes.ts'
import { recordContact } from './record-contact.ts'
import { contactsOf } from './store.ts'
import { viewOf } from './view.ts'

const address = 'contacts'
const pageSize = 20

/** Own contacts are listed for a week back: more is not on hand, and history is large. */
const onHand = 7 * 86_400_000

/** Contacts: recording one with its outcome, an operator's own latest ones, and all that hangs on them. */
export const contactRoutes =
  (
    services: Pick<Services, 'db' | 'gathered' | 'keys' | 'clock' | 'city'>,
    { limits, audit }: { limits: Limits; audit: Audit },
  ) =>
  async (app: App): Promise<void> => {
    const { db, keys, clock } = services
    await app.register(callbackRoutes(services))
    await app.register(callerRoutes({ ...services, audit }))
    await app.register(ratingRoutes(services, limits))

    app.post(
      '/api/contacts',
      {
        schema: {
          operationId: 'recordContact',
          tags: ['contacts'],
          headers: Keyed,
          body: ContactBody,
          response: { 201: RecordedContact },
        },
      },
      async (request, reply) => {
        const actor = requireStaff(request, 'operator')
        const { body, headers, language } = request
        const repetition = repetitionOf(actor, { key: headers['idempotency-key'], address, body })
        const words = language === 'en' ? english : chinese
        return reply.code(201).send(await recordContact(services, { body, actor, repetition, words, language }))
      },
    )

    app.get(
      '/api/contacts',
      {
        schema: {
          operationId: 'ownContacts',
          tags: ['contacts'],
          querystring: ContactQuery,
          response: { 200: ContactPage },
        },
      },
      async (request) => {
        const { account } = requireStaff(request, 'operator')
        const { limit = pageSize, cursor } = request.query
        const now = await clock.now()
        const span = { from: lowestIdAt(now - onHand), below: cursor ?? lowestIdAt(now + 1) }
        const found = await contactsOf(db, { account, ...span, limit: limit + 1 })
        const { rows, last } = cutPage(found, limit)
        return { items: rows.map((contact) => viewOf(contact, keys)), next: last?.id ?? null }
      },
    )
  }
