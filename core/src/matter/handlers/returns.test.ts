import { describe, expect, it } from 'vitest'
import { Desk, staff, text } from '../../../test/desk.ts'

describe('a dispute', () => {
  const leader = (unit: string) => staff('organizer_leader', unit)

  /** Returned twice; `panyu` asks to return it too, and the matter is about `grid`. */
  function asked(): Desk {
    const desk = new Desk()
    desk.registerByPhone('2026-03-02 09:00', { about: ['grid'] })
    for (const [hour, lead] of [
      [10, 'water'],
      [12, 'chengguan'],
      [14, 'panyu'],
    ] as const) {
      desk.do(`2026-03-02 ${hour}:00`, staff('dispatcher'), 'dispatch', { lead })
      const assignment = desk.assignment(lead).id
      const asks = { assignment, reason: text(), basis: text(), suggested: 'shiqiao' }
      desk.do(`2026-03-02 ${hour}:30`, leader(lead), 'requestReturn', asks)
      const approval = { assignment, ruling: 'approve', reason: text() } as const
      if (lead !== 'panyu') desk.do(`2026-03-02 ${hour}:40`, staff('dispatcher'), 'reviewReturn', approval)
    }
    return desk
  }
  const open = (desk: Desk, interim: string) =>
    desk.try('2026-03-02 15:00', staff('dispatcher'), 'reviewReturn', {
      assignment: desk.assignment('panyu').id,
      ruling: 'dispute',
      reason: text(),
      interim,
    })
  const designate = (desk: Desk, organizer: string) =>
    desk.try('2026-03-02 16:00', staff('centre_manager'), 'designate', { organizer, ruling: text(), basis: text() })
  const about = { code: 'rule-refused', rule: 'dispatch.about' }

  it('gives the work meanwhile, and in the end, to no unit that is not there or is complained of', () => {
    const desk = asked()
    expect(open(desk, 'nobody')).toEqual({ code: 'unknown-organizer' })
    expect(open(desk, 'grid')).toEqual(about)
    expect(open(desk, 'water')).toBeUndefined()
    expect(desk.matter.rulings.at(-1)?.ruling).toBe('dispute')
    expect(desk.matter.overlays).toMatchObject([{ kind: 'dispute', cause: 'return.max' }])
    expect(designate(desk, 'nobody')).toEqual({ code: 'unknown-organizer' })
    expect(designate(desk, 'grid')).toEqual(about)
  })

  it('is decided for the unit that acts meanwhile by leaving it the work', () => {
    const desk = asked()
    open(desk, 'water')
    const { id } = desk.assignment('water')
    expect(designate(desk, 'water')).toBeUndefined()
    expect(desk.assignment('water')).toMatchObject({ id, designated: true, interim: false, state: 'issued' })
    expect(desk.events.at(-1)?.outcome).toBe('kept')
  })
})
