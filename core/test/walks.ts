import fc from 'fast-check'
import { seed } from './chance.ts'
import { type Draw, walk } from './walk.ts'

const chances = fc.noBias(fc.array(fc.nat(0xffff), { minLength: 200, maxLength: 400 }))

/** Walks from lists of whole numbers, the same for the same seed; when a list is used up, it begins again. */
export function walksOf(count: number): ReturnType<typeof walk>[] {
  return fc.sample(chances, { numRuns: count, seed }).map((numbers) => {
    let index = 0
    const draw: Draw = (below) => numbers[index++ % numbers.length]! % below
    return walk(draw, { steps: 40 })
  })
}
