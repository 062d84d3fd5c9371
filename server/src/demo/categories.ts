import { categoryTree } from './category-tree.ts'

/** A class of matters. Top classes have two digits and no parent, the subjects below them four. */
export interface Category {
  code: string
  label: string
  labelEn: string
  parent: string | null
}

/** Which edition of the tree the codes belong to. A change of meaning makes a new one. */
export const categoryVersion = '2026.1'

/** Every class of the demo city, each before its subjects. */
export const categories: readonly Category[] = categoryTree.flatMap(([code, label, labelEn, leaves]) => [
  { code, label, labelEn, parent: null },
  ...leaves.map(([leaf, name, nameEn]): Category => ({ code: leaf, label: name, labelEn: nameEn, parent: code })),
])

/** The subjects that a matter can be filed under. */
export const leafCategories: readonly Category[] = categories.filter(({ parent }) => parent !== null)

const labels = new Map(categories.map(({ code, label }) => [code, label]))

/** The Chinese name of a code. Throws for a code that is none. */
export function categoryLabel(code: string): string {
  const label = labels.get(code)
  if (label === undefined) throw new Error(`No category ${code}`)
  return label
}
