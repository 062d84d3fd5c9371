import { putOnShelf } from '../src/platform/database/archive.ts'
import { asOwner } from '../src/platform/database/migrate.ts'
import { spanNamed } from '../src/platform/database/partitions.ts'
import type { Shelf } from '../src/platform/database/queryable.ts'
import type { Api } from './api.ts'

/** Puts a month (`2026_03`) onto a shelf whatever goes on in it. */
export const shelve = (api: Api, name: string, shelf: Shelf): Promise<void> =>
  asOwner(api.test.services.db.url, (client) => putOnShelf(client, spanNamed(name)!, { shelf }))
