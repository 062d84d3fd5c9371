import { type Static, Type } from 'typebox'
import { Code, closed, DayText, InstantText, MatterNo, nullable } from './scalars.ts'

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

/** A line of the dispatch catalogue: which unit leads matters of a category, everywhere or in one district. */
const catalogueFields = {
  id: Code,
  version: Type.Integer(),
  category: Code,
  district: nullable(Code),
  lead: Code,
  co: Type.Array(Code),
  basis: Type.String(),
  since: DayText,
}
export const CatalogueView = Type.Object({ ...catalogueFields, leadLabel: Type.String() })
export type CatalogueView = Static<typeof CatalogueView>
export const CataloguePage = Type.Object({ items: Type.Array(CatalogueView) })
export const CatalogueQuery = closed({ category: Code, district: Type.Optional(Code) })

export const CatalogueParams = Type.Object({ id: Code })

/** The forms an entry has had, the latest first; `matter` is the number of the one whose dispute was ruled on. */
export const CatalogueVersions = Type.Object({
  items: Type.Array(
    Type.Object({
      ...catalogueFields,
      at: InstantText,
      account: nullable(Type.String()),
      matter: nullable(MatterNo),
    }),
  ),
})
