import fc from 'fast-check'
import { Value } from 'typebox/value'
import { describe, expect, it } from 'vitest'
import { applyChange, changeBetween, wholePage } from './list-change.ts'
import { ListChange } from './live.ts'
import type { MatterItem, MatterPage } from './matter-items.ts'

const line = (no: number, more: Partial<MatterItem> = {}): MatterItem => ({
  no: String(no).padStart(13, '0'),
  title: 'A street lamp is out',
  state: 'handling',
  closing: null,
  type: 'complaint',
  category: null,
  urgency: 'general',
  district: null,
  organizer: 'water',
  assignment: null,
  assignmentState: null,
  confidential: false,
  registeredAt: '2026-03-02T10:00:00+08:00',
  dueAt: null,
  light: 'green',
  ...more,
})

/** Pages of a few lines out of few, so that lines come, go, change and move. */
const somePage = fc
  .record({
    items: fc.uniqueArray(
      fc.record({ no: fc.nat(7), part: fc.constantFrom(null, 'a', 'b'), light: fc.constantFrom('green', 'red') }),
      { selector: ({ no, part }) => `${no} ${part}`, maxLength: 8 },
    ),
    next: fc.constantFrom(null, 'further'),
  })
  .map(
    ({ items, next }): MatterPage => ({
      items: items.map(({ no, part, light }) => line(no, { assignment: part, light: light as MatterItem['light'] })),
      next,
    }),
  )

describe('a change of a page', () => {
  it('makes the page before it into the one after it', () => {
    fc.assert(
      fc.property(somePage, somePage, (before, after) => {
        const change = changeBetween('handle', before, after)
        expect(Value.Check(ListChange, change)).toBe(true)
        expect(applyChange(before, change)).toEqual(after)
      }),
    )
  })

  it('told whole needs no page before it, and heeds none', () => {
    fc.assert(
      fc.property(somePage, somePage, (before, after) => {
        expect(applyChange(undefined, wholePage('handle', after))).toEqual(after)
        expect(applyChange(before, wholePage('handle', after))).toEqual(after)
      }),
    )
  })

  it('tells the lines that are new or other, and the order where that is another', () => {
    const before = { items: [line(1), line(2), line(3)], next: null }
    const late = line(3, { light: 'red' })
    expect(changeBetween('handle', before, before)).toEqual({ list: 'handle', rows: [], next: null })
    expect(changeBetween('handle', before, { items: [line(1), line(2), late], next: null }).rows).toEqual([late])
    expect(changeBetween('handle', before, { items: [line(4), line(1), line(3)], next: null })).toEqual({
      list: 'handle',
      rows: [line(4)],
      order: [line(4).no, line(1).no, line(3).no],
      next: null,
    })
  })

  it('of a page that was missed makes none', () => {
    const change = changeBetween('handle', { items: [line(1)], next: null }, { items: [line(2), line(1)], next: null })
    expect(applyChange({ items: [], next: null }, change)).toBeUndefined()
    expect(applyChange(undefined, { list: 'handle', rows: [line(1)], next: null })).toBeUndefined()
  })
})
