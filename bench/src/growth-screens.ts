import type { WorkList } from 'contract/matter-items'
import { addDays, startOfDay } from 'core/calendar'
import { findDueTogether, findNextClock } from '../../server/src/features/background/store.ts'
import { lockMatterIfFree } from '../../server/src/features/matters/store.ts'
import { lowestIdAt } from '../../server/src/platform/ids.ts'
import type { GrownPlace, Subject } from './growth-place.ts'
import type { Call } from './load.ts'
import type { Sent } from './record.ts'

type Request = Pick<Call, 'method' | 'path' | 'body'>

/** A screen or step whose statements are looked at, and who opens it; several requests where it differs much by what it is asked about. */
interface Screen {
  name: string
  account: string
  call: (subject: Subject) => Request | Request[]
}

const get = (path: string) => ({ method: 'GET', path }) as const

/** What people open most, and what counts most. */
const screens: readonly Screen[] = [
  { name: 'work list, to dispatch', account: 'dispatcher', call: () => get('/api/matters?list=dispatch') },
  { name: 'work list, all open', account: 'dispatcher', call: () => get('/api/matters?list=open') },
  { name: 'all open, of one category', account: 'dispatcher', call: () => get('/api/matters?list=open&category=0104') },
  { name: 'all open, of one unit', account: 'dispatcher', call: () => get('/api/matters?list=open&organizer=gas') },
  { name: 'also to do, of the manager', account: 'centre_manager', call: () => get('/api/matters?list=rulings') },
  { name: 'work list, all matters', account: 'dispatcher', call: () => get('/api/matters?list=all') },
  { name: 'all matters of a unit', account: 'dispatcher', call: () => get('/api/matters?list=all&organizer=panyu') },
  {
    name: 'all matters, of one category',
    account: 'dispatcher',
    call: () => get('/api/matters?list=all&category=0104'),
  },
  { name: 'all matters, of a rare kind', account: 'dispatcher', call: () => get(rare) },
  { name: 'all matters, of a kind that is not there', account: 'dispatcher', call: () => get(nothing) },
  { name: 'work list of a unit', account: 'clerk_panyu', call: () => get('/api/matters?list=handle') },
  { name: 'counts of the lists', account: 'dispatcher', call: () => get('/api/matters/counts') },
  { name: 'counts of a unit’s lists', account: 'clerk_panyu', call: () => get('/api/matters/counts') },
  { name: 'search by number', account: 'dispatcher', call: ({ closed }) => get(`/api/matters?list=all&q=${closed}`) },
  { name: 'search by a common word', account: 'dispatcher', call: () => byWords('all', '门口') },
  { name: 'search by a rare word', account: 'dispatcher', call: () => byWords('all', '福华') },
  { name: 'search by two words that never meet', account: 'dispatcher', call: () => byWords('all', '培训 路灯') },
  { name: 'search in open work', account: 'dispatcher', call: () => byWords('open', '门口') },
  { name: 'search of a unit', account: 'clerk_panyu', call: () => byWords('unit', '门口') },
  { name: 'an open matter', account: 'dispatcher', call: ({ open }) => get(`/api/matters/${open}`) },
  {
    name: 'matters that look alike, of ten',
    account: 'dispatcher',
    call: ({ some }) => some.map((no) => get(`/api/matters/${no}/alike`)),
  },
  { name: 'a matter closed long ago', account: 'dispatcher', call: ({ closed }) => get(`/api/matters/${closed}`) },
  { name: 'its history', account: 'dispatcher', call: ({ closed }) => get(`/api/matters/${closed}/events`) },
  { name: 'its contacts', account: 'operator', call: ({ closed }) => get(`/api/matters/${closed}/contacts`) },
  {
    name: 'a caller’s matters, by his number',
    account: 'operator',
    call: ({ phone }) => ({ method: 'POST', path: '/api/contacts/caller', body: { phone } }),
  },
  { name: 'an operator’s own contacts', account: 'operator', call: () => get('/api/contacts') },
  { name: 'call-backs that wait', account: 'callback_clerk', call: () => get('/api/contacts/callbacks') },
  { name: 'dashboard, a year of the city', account: 'centre_manager', call: dashboard },
  { name: 'dashboard, a year of a unit', account: 'leader_panyu', call: dashboard },
  { name: 'summary of ratings, a year', account: 'centre_manager', call: ratings },
]

const rare = '/api/matters?list=all&type=report&urgency=urgent&district=440118'
const nothing = '/api/matters?list=all&type=report&urgency=critical&district=440118'

function byWords(list: WorkList, words: string) {
  return get(`/api/matters?list=${list}&words=${encodeURIComponent(words)}`)
}

function dashboard({ from, to }: Subject) {
  return get(`/api/dashboard?from=${from}&to=${to}`)
}

function ratings({ from, to }: Subject) {
  return get(`/api/ratings/summary?from=${from}&to=${to}`)
}

/** What opening a screen sent, in how many requests, and how many lines these showed or counted; null where it is no list. */
interface Opened {
  sent: Sent[]
  times: number
  lines: number | null
}

const listed = ['items', 'days', 'districts', 'categories', 'organizers'] as const
type Answered = Readonly<Partial<Record<(typeof listed)[number], { count?: number }[]>>> & { overdue?: number }

/** The lines of a list, with what is counted beside them or of lists; of a dashboard those of all its parts. */
function linesOf({ overdue = 0, ...answer }: Answered): number | null {
  const lists = listed.flatMap((name) => (answer[name] ? [answer[name]] : []))
  return lists.length === 0 ? null : lists.flat().reduce((sum, { count = 1 }) => sum + count, overdue)
}

/** What each screen sends on a past, by its name. */
export async function openScreens({ recorder, services, subject, token }: GrownPlace): Promise<Map<string, Opened>> {
  const found = new Map<string, Opened>()
  for (const { name, account, call } of screens) {
    const requests = [call(subject)].flat()
    const opened: Opened = { sent: [], times: requests.length, lines: null }
    const signedIn = await token(account)
    for (const request of requests) {
      const { sent, answer } = await recorder.ask({ ...request, token: signedIn })
      opened.sent.push(...sent.filter(({ statement }) => !besides.includes(statement.name)))
      const lines = linesOf(JSON.parse(answer.text))
      if (lines !== null) opened.lines = (opened.lines ?? 0) + lines
    }
    found.set(name, opened)
  }
  found.set('the next clock', await stepOf(services, (db) => findNextClock(db, [])))
  found.set('what is due together, and one of it held', await stepOf(services, holdFirstDue))
  return found.set('counted by the database: a year of the city', { sent: ownCount(subject), times: 1, lines: null })
}

/** What the database itself would do for the least part of a year's dashboard: contacts by outcome and matters by end. */
function ownCount({ from, to }: Subject): Sent[] {
  const values = [from, addDays(to, 1)].map((day) => lowestIdAt(startOfDay(day)))
  return ['contacts', 'matters'].map((table) => {
    const what = `${table === 'contacts' ? 'outcome' : 'closing'}, district, category`
    const text = `select ${what}, count(*) from ${table} where id >= $1 and id < $2 group by ${what}`
    return { statement: { name: '', text }, values }
  })
}

/** The look-up of the session, and what reading enters in the access log: they know no past. */
const besides: readonly string[] = ['use-session', 'append-outbox']

type Database = GrownPlace['services']['db']

/** How the sweep begins: the matters of the earliest moment, and the first of them held for what it is to write. */
async function holdFirstDue(db: Database): Promise<void> {
  const [first] = await findDueTogether(db, [], 100)
  if (first) await lockMatterIfFree(db, first.matter)
}

/** What a step of the product sends, without any request. */
async function stepOf({ db }: GrownPlace['services'], run: (db: Database) => Promise<unknown>): Promise<Opened> {
  const sent: Sent[] = []
  await run({
    ...db,
    query: (statement, values = []) => {
      sent.push({ statement, values })
      return db.query(statement, values)
    },
  })
  return { sent, times: 1, lines: null }
}
