import { whileShelvesRest } from '../../platform/database/alone.ts'
import { settle } from '../../platform/database/owed.ts'
import { type Database, type Shelf, shelves } from '../../platform/database/queryable.ts'
import { lowestId } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import { wordsOf } from './keep.ts'
import { forgetBetween, holdWords, idsAfter, saveWords } from './store.ts'

/** Few enough that the relay waits for a page only some tenths of a second. */
const pageSize = 500

type Parts = Pick<Services, 'db' | 'city'>

/**
 * Makes the words of all matters again from their texts, those in the archive too, page by page. Other nodes may serve
 * meanwhile: who changes or cuts a matter after a page was read writes its words after the page. Answers how many have words.
 */
export const rebuildWords = (parts: Parts, onPage: (matters: number) => void = () => undefined): Promise<number> =>
  whileShelvesRest(parts.db, async () => {
    let matters = 0
    for (const shelf of shelves)
      for (let after: string | undefined = lowestId; after; ) {
        const page: Page = await rebuildPage(parts, shelf, after)
        matters += page.matters
        after = page.last
        onPage(matters)
      }
    await settle(parts.db, 'words')
    return matters
  })

interface Page {
  matters: number
  /** The last id that was looked at; undefined at the end. */
  last: string | undefined
}

function rebuildPage({ db, city }: { db: Database } & Pick<Parts, 'city'>, shelf: Shelf, after: string): Promise<Page> {
  return db.transaction(async (tx) => {
    tx.readAs('centre')
    tx.lookOn(shelf)
    await holdWords(tx)
    const ids = await idsAfter(tx, after, pageSize)
    const last = ids.at(-1)
    if (last === undefined) return { matters: 0, last }
    const words = await wordsOf(tx, city, ids)
    await forgetBetween(
      tx,
      { after, to: last },
      words.map(({ matter_id }) => matter_id),
    )
    await saveWords(tx, words)
    return { matters: words.length, last }
  })
}
