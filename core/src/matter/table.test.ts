import { describe, expect, it } from 'vitest'
import { byHand, byUnit, movesTo, onAssignment } from '../../test/table-by-hand.ts'
import { type CommandName, commandNames, rowOf } from './lifecycle.ts'

describe('the table', () => {
  it.each(Object.entries(byHand))('%s', (name, [by, from]) => {
    const row = rowOf(name as CommandName)
    expect([row.by.join(' '), row.from.join(' ')]).toEqual([by, from])
  })

  it.each(commandNames)('%s: on which assignments, and by which unit', (name) => {
    const { assignment: named, unit } = rowOf(name)
    const told = named && [named.kinds.join(' '), named.from.join(' '), named.unit]
    expect(told).toEqual(onAssignment[name])
    expect(unit).toBe(byUnit[name])
  })

  it('moves a matter and its assignments to no other states', () => {
    const moves = commandNames.flatMap((name) =>
      Object.entries(rowOf(name).outcomes).flatMap(([outcome, { to, closing, assignmentTo, leadTo }]) => {
        const matter = to && (closing ? `${to} as ${closing}` : to)
        const told = [matter, assignmentTo && `assignment ${assignmentTo}`, leadTo && `lead ${leadTo}`]
        const said = told.filter(Boolean).join(', ')
        return said ? [[`${name}.${outcome}`, said]] : []
      }),
    )
    expect(Object.fromEntries(moves)).toEqual(movesTo)
  })

  it('comes to an outcome from none but the states of its row', () => {
    const wrong = commandNames.flatMap((name) => {
      const { from, outcomes } = rowOf(name)
      const others = Object.values(outcomes).flatMap((outcome) => outcome.from ?? [])
      return others.filter((state) => !from.includes(state))
    })
    expect(wrong).toEqual([])
  })

  it('has no row that is not here', () => {
    expect(Object.keys(byHand).sort()).toEqual([...commandNames].sort())
  })
})
