import type { Instant } from 'core/calendar'
import type { Batch, Gathered } from '../../platform/database/gathered.ts'
import { type Database, type Queryable, statement, type Transaction } from '../../platform/database/queryable.ts'
import { groupBy } from '../../platform/group.ts'

/** A stored text; one of `plain` and `data` holds it, neither once retention has cut it. */
export interface StoredText {
  owner: string
  id: string
  kind: string
  plain: string | null
  data: Buffer | null
  at: Instant
  cutAt: Instant | null
}

/** A person as stored; `data` is null for an anonymous one and once it was cut. */
export interface StoredPerson {
  matter: string
  id: string
  data: Buffer | null
  cutAt: Instant | null
}

/** Texts of each matter are looked for by themselves, so that one plan for all looks into its month alone. */
const selectTexts = statement(
  'texts-of-matters',
  `select found.* from unnest($1::uuid[]) as asked (matter) cross join lateral (
     select owner_id as owner, id, kind, plain, data, at, cut_at as "cutAt" from texts
     where owner_id = asked.matter and (id = any($2) or kind = 'supplement.text') order by id) found`,
)
const selectPersons = statement(
  'persons-of-matters',
  'select matter_id as matter, id, data, cut_at as "cutAt" from persons where matter_id = any($1)',
)

const selectSupplied = statement(
  'supplements-of-matters',
  `select found.* from unnest($1::uuid[]) as asked (matter) cross join lateral (
     select body -> 'facts' -> 'text' ->> 'id' as text,
       coalesce(body -> 'onBehalf' ->> 'participant', body -> 'actor' ->> 'participant') as by
     from events where matter_id = asked.matter and command = 'supplement') found`,
)

/** Those of the texts that row security lets this reader see; with them what the demanders have added. */
const textsOf = (on: Queryable, matters: readonly string[], ids: readonly string[]): Promise<StoredText[]> =>
  on.query<StoredText>(selectTexts, [matters, ids])

/** Those of the matters' persons that row security lets this reader see. */
export const personsOf = (on: Queryable, matters: readonly string[]): Promise<StoredPerson[]> =>
  on.query<StoredPerson>(selectPersons, [matters])

/** What is asked for of one matter, for a reader as row security knows him: some of its texts, its persons. */
export interface Wish {
  reader: string
  matter: string
  texts: readonly string[]
  persons: boolean
  /** Of what several demanders have added, that of this one alone. */
  by?: string
}

/** Which demander has added a text. */
interface Supplied {
  text: string
  by: string | null
}

/** What row security lets the reader see of it; with the texts what the demander has added. */
export interface Beside {
  texts: readonly StoredText[]
  persons: readonly StoredPerson[]
}

const unique = (all: readonly string[]): string[] => [...new Set(all)]

/** What some want as one reader, asked for at once. */
async function readFor(tx: Transaction, reader: string, wishes: readonly Wish[]): Promise<[Wish, Beside][]> {
  tx.readAs(reader)
  const matters = unique(wishes.map(({ matter }) => matter))
  const ofPersons = unique(wishes.filter(({ persons }) => persons).map(({ matter }) => matter))
  const ofSeveral = unique(wishes.flatMap(({ by, matter }) => (by === undefined ? [] : [matter])))
  const [texts, persons, supplied] = await Promise.all([
    textsOf(tx, matters, unique(wishes.flatMap((wish) => wish.texts))),
    ofPersons.length > 0 ? personsOf(tx, ofPersons) : [],
    ofSeveral.length > 0 ? tx.query<Supplied>(selectSupplied, [ofSeveral]) : [],
  ])
  return wishes.map((wish) => [wish, besideOf(wish, { texts, persons }, supplied)])
}

/** Of what was read for all of them, what one has asked for. */
function besideOf(wish: Wish, { texts, persons }: Beside, supplied: readonly Supplied[]): Beside {
  const isOwn = (id: string) => wish.by === undefined || supplied.some(({ text, by }) => text === id && by === wish.by)
  const isAsked = ({ id, kind }: StoredText) => (kind === 'supplement.text' ? isOwn(id) : wish.texts.includes(id))
  return {
    texts: texts.filter((text) => text.owner === wish.matter && isAsked(text)),
    persons: wish.persons ? persons.filter(({ matter }) => matter === wish.matter) : [],
  }
}

/** What lies beside a matter, in a transaction that reads as the wish's reader from now on. */
export async function readBeside(tx: Transaction, wish: Wish): Promise<Beside> {
  const [[, beside]] = (await readFor(tx, wish.reader, [wish])) as [[Wish, Beside]]
  return beside
}

const reading: Batch<Database, Wish, Beside> = {
  run: (db, wishes) =>
    db.transaction(async (tx) => {
      const readers = [...groupBy(wishes, ({ reader }) => reader)]
      const readAll = () => Promise.all(readers.map(([reader, own]) => readFor(tx, reader, own)))
      const found = new Map((await tx.last(readAll)).flat())
      return wishes.map((wish) => found.get(wish)!)
    }),
}

/** What lies beside a matter, read with what others want at the same moment: one transaction, one reader after another. */
export const gatherBeside = (gathered: Gathered<Database>, wish: Wish): Promise<Beside> => gathered.ask(reading, wish)
