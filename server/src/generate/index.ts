export { generate, type Made, type Wish } from './generate.ts'
export { settle } from './settle.ts'
export { type Shares, shareOut, sizesOf, type TableSize } from './sizes.ts'
