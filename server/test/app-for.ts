import type { Actor, Role, Staff } from 'core/access'
import pino from 'pino'
import type { Database } from '../src/platform/database/queryable.ts'
import { type App, createHttp } from '../src/platform/http/index.ts'
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

const nobodyAsks = { query: async () => [] } as unknown as Database

/** Routes on the HTTP server of the product, asked by whom the headers of `as` say; without them by the public. */
export async function appFor(routes: (app: App) => Promise<void>): Promise<App> {
  const app = await createHttp({
    services: { db: nobodyAsks, log: pino({ level: 'silent' }) },
    identify: async ({ headers }) => {
      const actor = headers[actorHeader]
      return actor ? (JSON.parse(String(actor)) as Actor) : { kind: 'public' }
    },
  })
  await app.register(routes)
  return app
}
