import { describe, expect, it } from 'vitest'
import { at, Desk, handledByWater } from '../../../test/desk.ts'
import type { Matter } from '../types.ts'

const system = { kind: 'system' } as const
const from = '2603020000033'

describe('what another matter brings with it', () => {
  const takeIn = (desk: Desk, about: string[]) => {
    const [person] = desk.matter.participants
    const participants = [{ ...person!, id: 'brought', settled: 'rated' as const, reviewedRounds: [0] }]
    return desk.try('2026-03-03 09:00', system, 'takeIn', { from, sealed: false, about, participants })
  }

  it.each([
    ['none here', [], ['chengguan'], ['chengguan']],
    ['another here', ['grid'], ['chengguan'], ['grid', 'chengguan']],
    ['one of them here', ['grid'], ['grid', 'chengguan'], ['grid', 'chengguan']],
    ['none with it', ['grid'], [], ['grid']],
  ])('is whom it complains of, each once: %s', (_what, here, brought, after) => {
    const desk = new Desk()
    desk.registerByPhone('2026-03-02 09:00', { about: here })
    expect(takeIn(desk, brought)).toBeUndefined()
    expect(desk.matter.about).toEqual(after)
  })

  it('is refused where it complains of a unit at work, and not of one that is not', () => {
    const helped = (state: 'handling' | 'returned'): Desk => {
      const desk = handledByWater()
      const other = { ...desk.assignment('water'), id: 'other', kind: 'co' as const, organizer: 'shiqiao', state }
      const assignments: Matter['assignments'] = [...desk.matter.assignments, other]
      Object.assign(desk, { matter: { ...desk.matter, assignments } })
      return desk
    }
    expect(takeIn(helped('handling'), ['panyu'])).toEqual({ code: 'rule-refused', rule: 'dispatch.about' })
    expect(takeIn(helped('returned'), ['panyu'])).toBeUndefined()
  })

  it('is its demanders, who are asked here as if they had come here', () => {
    const desk = handledByWater()
    takeIn(desk, [])
    expect(desk.matter.participants[1]).toMatchObject({
      id: 'brought',
      from,
      settled: null,
      reviewedRounds: [],
      leftAt: null,
    })
  })

  it('goes back with it: those who left before stay away', () => {
    const desk = handledByWater()
    takeIn(desk, [])
    const leftAt = at('2026-03-03 10:00')
    const gone = { ...desk.matter.participants[1]!, id: 'gone', leftAt }
    Object.assign(desk, { matter: { ...desk.matter, participants: [...desk.matter.participants, gone] } })
    desk.do('2026-03-03 11:00', system, 'letGo', { to: from })
    expect(desk.matter.participants.map((one) => one.leftAt)).toEqual([null, at('2026-03-03 11:00'), leftAt])
  })
})
