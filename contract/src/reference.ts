import { type Static, Type } from 'typebox'
import { Code, closed, nullable } from './scalars.ts'

/** One entry of a list the city keeps, with its label in the reader's language. Only a leaf can be chosen for a matter. */
export const ListedView = Type.Object({
  code: Code,
  label: Type.String(),
  parent: nullable(Code),
  leaf: Type.Boolean(),
})
export type ListedView = Static<typeof ListedView>

export const ListedPage = Type.Object({ items: Type.Array(ListedView) })
export type ListedPage = Static<typeof ListedPage>

/** Narrows a list: `parent` to what stands right below an entry (empty: the top), `q` to what bears these words or this code. */
export const ListedQuery = closed({
  parent: Type.Optional(Type.String({ maxLength: 40 })),
  q: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
})
export type ListedQuery = Static<typeof ListedQuery>
