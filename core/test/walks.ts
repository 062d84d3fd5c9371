import fc from 'fast-check'
import { seed } from './chance.ts'
import { type Draw, walk } from './walk.ts'

const chances = fc.noBias(fc.array(fc.nat(0xffff), { minLength: 200, maxLength: 400 }))

/** Sources of chance: lists of whole numbers, the same for the same seed; when a list is used up, it begins again. */
export const drawsOf = (count: number): Draw[] =>
  fc.sample(chances, { numRuns: count, seed }).map((numbers) => {
    let index = 0
    return (below) => numbers[index++ % numbers.length]! % below
  })

export const walksOf = (count: number): ReturnType<typeof walk>[] =>
  drawsOf(count).map((draw) => walk(draw, { steps: 40 }))
