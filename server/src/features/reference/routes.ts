import { createHash } from 'node:crypto'
import { ListedPage, ListedQuery, type ListedView } from 'contract/reference'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type App, openToAll, requireSignedIn } from '../../platform/http/app.ts'
import {
  type City,
  type Language,
  type Listed,
  type ListName,
  listNames,
  type Services,
} from '../../platform/services.ts'
import { catalogueRoutes } from './catalogue/routes.ts'

const labelIn = (language: Language, { label, labelEn }: Listed): string => (language === 'en' ? labelEn : label)

/** Whether an entry bears the words, in either language, or begins with the code. */
function bears({ code, label, labelEn }: Listed, words: string): boolean {
  const wanted = words.trim().toLowerCase()
  const found = [label, labelEn].some((text) => text.toLowerCase().includes(wanted))
  return found || code.toLowerCase().startsWith(wanted)
}

/** The entries of a list that were asked for, in the order of their codes. */
function listed(city: City, list: ListName, { parent, q }: ListedQuery): readonly Listed[] {
  return city
    .all(list)
    .filter(({ disabled }) => !disabled)
    .filter((entry) => parent === undefined || entry.parent === (parent || null))
    .filter((entry) => q === undefined || bears(entry, q))
}

/** What was asked for, in which language. */
interface Wish {
  list: ListName
  language: Language
  query: ListedQuery
}

/** A list as it is sent. */
interface Written {
  etag: string
  text: string
}

function written(city: City, { list, language, query }: Wish): Written {
  const items = listed(city, list, query).map(
    (entry): ListedView => ({
      code: entry.code,
      label: labelIn(language, entry),
      parent: entry.parent,
      leaf: city.isLeaf(list, entry.code),
    }),
  )
  const text = JSON.stringify({ items })
  return { etag: `"${createHash('sha256').update(language).update(text).digest('base64url')}"`, text }
}

/** Whole lists as they are sent, each written out once until the city reads its lists anew. */
function keepWhole(city: City): (list: ListName, language: Language) => Written {
  const kept = new WeakMap<readonly Listed[], Partial<Record<Language, Written>>>()
  return (list, language) => {
    const entries = city.all(list)
    const byLanguage = kept.get(entries) ?? {}
    kept.set(entries, byLanguage)
    byLanguage[language] ??= written(city, { list, language, query: {} })
    return byLanguage[language]
  }
}

/** The lists of the city, each for whoever is signed in and, under `/api/public`, for anyone. */
export const referenceRoutes =
  ({ db, city }: Pick<Services, 'db' | 'city'>) =>
  async (app: App): Promise<void> => {
    await app.register(catalogueRoutes({ db, city }))

    const wholeLists = keepWhole(city)

    const answer = ({ list, language, query }: Wish, { headers }: FastifyRequest, reply: FastifyReply) => {
      const isWhole = query.parent === undefined && query.q === undefined
      const { etag, text } = isWhole ? wholeLists(list, language) : written(city, { list, language, query })
      reply.headers({ etag, vary: 'Accept-Language' })
      if (headers['if-none-match'] === etag) return reply.code(304).send()
      return reply.type('application/json; charset=utf-8').send(text)
    }

    for (const list of listNames) {
      const schema = { querystring: ListedQuery, response: { 200: ListedPage }, tags: ['reference'] }

      app.get(`/api/${list}`, { schema: { ...schema, operationId: `${list}List` } }, async (request, reply) => {
        requireSignedIn(request)
        reply.header('cache-control', 'private, no-cache')
        return answer({ list, language: request.language, query: request.query }, request, reply)
      })

      app.get(
        `/api/public/${list}`,
        { schema: { ...openToAll, ...schema, operationId: `${list}PublicList` } },
        async (request, reply) => {
          reply.header('cache-control', 'public, max-age=300')
          return answer({ list, language: request.language, query: request.query }, request, reply)
        },
      )
    }
  }
