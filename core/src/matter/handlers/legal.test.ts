import { expect, it } from 'vitest'
import { at, type Desk, handledByWater, staff, text } from '../../../test/desk.ts'
import { regime } from '../../../test/parts.ts'
import type { AssignmentState } from '../types.ts'

const clerk = staff('organizer_clerk', 'water')
const ended = at('2026-03-02 12:00')

/** A procedure of law is asked for on 2026-03-03, beside long-term work that was only asked for and one that is over. */
function asked(): Desk {
  const desk = handledByWater()
  const regimes = [
    regime('legalProcedure', { id: 'over', endedAt: ended }),
    regime('longTerm', { id: 'other', openedAt: null }),
    regime('legalProcedure', { id: 'dropped', openedAt: null, endedAt: ended }),
  ]
  Object.assign(desk, { matter: { ...desk.matter, regimes } })
  const body = { assignment: desk.assignment('water').id, law: text('law'), caseNumber: text('case') }
  desk.do('2026-03-03 09:00', clerk, 'enterLegalProcedure', { ...body, expectedEndOn: '2026-03-03' })
  return desk
}
const approve = (desk: Desk) =>
  desk.do('2026-03-03 10:00', staff('centre_manager'), 'ruleLegalProcedure', { ruling: 'approve', reason: text() })

it('a procedure is kept with its law, its case and the day it may end on, today at the earliest', () => {
  expect(asked().matter.regimes.at(-1)).toMatchObject({ law: 'law', caseNumber: 'case', expectedEndOn: '2026-03-03' })
})

it('the ruling opens the procedure that was asked for, and no other', () => {
  const opened = approve(asked()).regimes.map(({ openedAt }) => openedAt)
  expect(opened).toEqual([ended, null, null, at('2026-03-03 10:00')])
})

it.each([
  ['approving', 'handling'],
  ['handling', 'handling'],
  ['returning', 'returning'],
] as [AssignmentState, AssignmentState][])(
  'a lead that is %s is then %s: a reply waits for the end',
  (before, after) => {
    const desk = asked()
    const assignments = desk.matter.assignments.map((one) => ({ ...one, state: before }))
    Object.assign(desk, { matter: { ...desk.matter, assignments } })
    expect(approve(desk).assignments[0]?.state).toBe(after)
  },
)

it('each confirmation and the end meet the last check, and the end is kept by its day', () => {
  const desk = asked()
  approve(desk)
  const checks = () => desk.matter.clocks.filter(({ kind }) => kind === 'legalCheck').map(({ metAt }) => metAt)
  desk.do('2026-03-04 09:00', clerk, 'confirmLegalProcedure', { note: text() })
  expect(checks()).toEqual([at('2026-03-04 09:00'), null])
  desk.do('2026-03-05 09:00', clerk, 'endLegalProcedure', { endedOn: '2026-03-04' })
  expect(checks()).toEqual([at('2026-03-04 09:00'), at('2026-03-05 09:00')])
  expect(desk.matter.regimes.find(({ law }) => law === 'law')).toMatchObject({ procedureEndedOn: '2026-03-04' })
})
