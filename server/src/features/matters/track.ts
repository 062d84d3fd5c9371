import { TrackBody, TrackView } from 'contract/track'
import type { MatterView } from 'contract/views'
import type { Actor } from 'core/access'
import type { Queryable } from '../../platform/database/queryable.ts'
import { type App, openToAll } from '../../platform/http/app.ts'
import { Problem } from '../../platform/problem.ts'
import type { Limits } from '../../platform/rate-limit.ts'
import type { Language, Services } from '../../platform/services.ts'
import { issueDemanderToken } from '../people/index.ts'
import { findArchived } from './archived/store.ts'
import { codeHashes } from './persons.ts'
import { readOpened } from './read-matter.ts'
import { findMatter, keepCode, personByCode, type Stored } from './store.ts'

/** Following one's own matter: number and code, limited by number and by address, give a token that acts as the demander. */
export const trackRoutes = (services: Services, limits: Limits) => async (app: App) => {
  app.post(
    '/api/public/track',
    { schema: { ...openToAll, operationId: 'trackMatter', body: TrackBody, response: { 200: TrackView } } },
    async ({ body: { no, code }, ip, language }) => {
      await limits.take('track-address', ip)
      await limits.take('track', no)
      const opened = await openBy(services, { no, code })
      // No more than this one: several may have codes for a matter, and whoever has one must not try others without end.
      await limits.giveBack('track', no)
      return follow(services, { ...opened, language })
    },
  )
}

interface Followed {
  matter: MatterView
  token: string
}

/** A matter with its month, where that lies in the archive. */
type Found = Pick<Stored, 'matter'> & { month?: string }

/** A matter by its number; where it was merged the one it goes on in, since its demanders went there. */
async function findGone(db: Queryable, no: string): Promise<Found | undefined> {
  const found: Found | undefined = (await findMatter(db, no)) ?? (await findArchived(db, no))
  const into = found?.matter.mergedInto
  return into ? findGone(db, into) : found
}

interface Opened {
  stored: Found
  participant: string
}

/** A wrong number and a wrong code are answered alike: `wrong-code`. */
async function openBy({ db, keys }: Services, { no, code }: TrackBody): Promise<Opened> {
  const stored = await findGone(db, no)
  const hashes = codeHashes(keys, no, code)
  const version = keys.lookupVersion
  const person =
    stored &&
    (await db.transaction(async (tx) => {
      tx.readAs(`demander:${stored.matter.id}`)
      const found = await personByCode(tx, stored.matter.id, hashes)
      if (!found || found.codeHash.equals(hashes[0]!)) return found
      tx.readAs('centre')
      await keepCode(tx, found, { hash: hashes[0]!, version })
      return found
    }))
  if (!stored || !person) throw new Problem('wrong-code')
  return { stored, participant: person.id }
}

/** `archived` only to whoever has the right number and code. */
async function follow(
  services: Services,
  { stored, participant, language }: Opened & { language: Language },
): Promise<Followed> {
  const { month, matter: found } = stored
  if (month) throw new Problem('archived', { no: found.no, month })
  const actor: Actor = { kind: 'demander', matter: found.id, participant }
  const matter = await readOpened(services, stored, { actor, language })
  return { matter, token: issueDemanderToken(services.keys, { matter: found.id, participant }) }
}
