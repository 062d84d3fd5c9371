import { get } from 'node:http'
import { applyChange } from 'contract/list-change'
import type { ListChange } from 'contract/live'
import type { MatterPage } from 'contract/matter-items'
import type { ListCounts } from 'contract/work-lists'
import { asOwner } from '../src/platform/database/migrate.ts'
import type { Database } from '../src/platform/database/queryable.ts'
import { type News, newsChannel } from '../src/platform/news.ts'

/** A stream that is being read: what has come so far. */
export interface StreamReader {
  status: number | undefined
  type: string | undefined
  text: string
  ended: boolean
  /** Goes away, as a closed browser does. */
  leave(): void
}

/** Opens a stream and reads it until it ends. `search` begins with a question mark. */
export const readStream = (url: string, headers: Record<string, string>, search = ''): Promise<StreamReader> =>
  new Promise((settle, refuse) => {
    const request = get(`${url}/api/events/stream${search}`, { headers, agent: false }, (answer) => {
      const reader: StreamReader = {
        status: answer.statusCode,
        type: answer.headers['content-type'],
        text: '',
        ended: false,
        leave: () => void request.destroy(),
      }
      answer.setEncoding('utf8')
      answer.on('data', (part: string) => {
        reader.text += part
      })
      answer.on('close', () => {
        reader.ended = true
      })
      answer.on('error', () => undefined)
      settle(reader)
    })
    request.on('error', refuse)
  })

/** The data of the events of a name, in the order in which they came. */
export const eventsOf = <Data>({ text }: Pick<StreamReader, 'text'>, name: string): Data[] =>
  text
    .split('\n\n')
    .filter((event) => event.startsWith(`event: ${name}\n`))
    .map((event) => JSON.parse(/^data: (.*)$/m.exec(event)![1]!) as Data)

/** What stands on the screen of whoever reads a stream: the page of a list after all changes of it, and the last counts. */
export function screenOf(reader: Pick<StreamReader, 'text'>, list: string): { page?: MatterPage; counts?: ListCounts } {
  const changes = eventsOf<ListChange>(reader, 'list').filter((change) => change.list === list)
  const page = changes.reduce<MatterPage | undefined>(applyChange, undefined)
  const counts = eventsOf<ListCounts>(reader, 'counts').at(-1)
  return { ...(page && { page }), ...(counts && { counts }) }
}

/** The connections on which nodes listen; now and then they only ask there whether the database still answers. */
const ears = `datname = current_database() and query in ('listen ${newsChannel}', 'select')`

/** How many nodes listen to what the relay tells. */
export const listeners = ({ url }: Pick<Database, 'url'>): Promise<number> =>
  asOwner(url, async (owner) => (await owner.query(`select from pg_stat_activity where ${ears}`)).rowCount ?? 0)

/** The nodes lose the connections on which they listen. */
export const cutListeners = ({ url }: Pick<Database, 'url'>): Promise<unknown> =>
  asOwner(url, (owner) => owner.query(`select pg_terminate_backend(pid) from pg_stat_activity where ${ears}`))

/** Tells the nodes as the relay does. */
export const notifyNodes = ({ url }: Pick<Database, 'url'>, news: News): Promise<unknown> =>
  asOwner(url, (owner) => owner.query('select pg_notify($1, $2)', [newsChannel, JSON.stringify(news)]))
