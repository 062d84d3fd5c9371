import { describe, expect, it } from 'vitest'
import { between, chance, pick, seeded, shuffled, weighted } from './random.ts'

describe('seeded', () => {
  it('gives the same numbers for the same seed and others for another', () => {
    const ten = (seed: number) => {
      const random = seeded(seed)
      return Array.from({ length: 10 }, random)
    }
    expect(ten(7)).toEqual(ten(7))
    expect(ten(7)).not.toEqual(ten(8))
    expect(ten(1).every((value) => value >= 0 && value < 1)).toBe(true)
  })

  it('is even enough', () => {
    const random = seeded(3)
    const counts = [0, 0, 0, 0]
    for (let round = 0; round < 4000; round++) counts[Math.floor(random() * 4)]!++
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(120)
  })
})

describe('drawing', () => {
  it('keeps to the bounds, the weights and the values', () => {
    const random = seeded(5)
    const drawn = Array.from({ length: 500 }, () => between(random, 2, 4))
    expect([...new Set(drawn)].sort()).toEqual([2, 3, 4])
    expect(
      Array.from({ length: 50 }, () => weighted(random, [['never', 0] as const, ['always', 1] as const])),
    ).not.toContain('never')
    expect(chance(() => 0.2, 0.3)).toBe(true)
    expect(chance(() => 0.3, 0.3)).toBe(false)
    expect(() => pick(random, [])).toThrow('at least one')
  })

  it('shuffles a copy', () => {
    const values = [1, 2, 3, 4, 5, 6]
    const order = shuffled(seeded(9), values)
    expect(values).toEqual([1, 2, 3, 4, 5, 6])
    expect([...order].sort()).toEqual(values)
    expect(order).not.toEqual(values)
  })
})
