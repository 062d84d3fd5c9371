export { generate, type Made, type Wish } from './generate.ts'
export { analyze, type Shares, shareOut, sizesOf, type TableSize } from './sizes.ts'
