export { generate, type Made, type Wish } from './generate.ts'
export { settle } from './settle.ts'
export { filledTables, type Shares, shareOut, sizesOf, type TableSize } from './sizes.ts'
