import { describe, expect, it } from 'vitest'
import { at, staff } from '../../../test/desk.ts'
import { asked, contextOf, handledWith, overlay } from '../../../test/parts.ts'
import type { Matter } from '../types.ts'
import { overlayConditions } from './overlays.ts'
import { rulingConditions } from './rulings.ts'

const manager = staff('centre_manager')
const wrongState = { code: 'wrong-state', state: 'handling' }
const notPermitted = { code: 'not-permitted' }
const refused = (rule: string) => ({ code: 'rule-refused', rule })

/** Half of the period of the matter, due with 2026-03-16, is over. */
const late = '2026-03-10 09:00'

describe('urging', () => {
  const urge = (overlays: Matter['overlays']) =>
    overlayConditions.urge(handledWith({ overlays }), contextOf(staff('operator'), late))
  const mine = { cause: 'demander', openedAt: at('2026-03-10 08:00') }

  it.each([
    ['for the first time', [], null],
    ['for the second time on a day', [overlay('urging', 'open', mine)], refused('urge.perWorkingDay')],
    ['when the clock urged today', [overlay('urging', 'open', { ...mine, cause: 'yellow' })], null],
    ['when he was heard otherwise today', [overlay('supervision', 'open', mine)], null],
    ['when he urged yesterday', [overlay('urging', 'open', { ...mine, openedAt: at('2026-03-09 08:00') })], null],
  ])('%s', (_what, overlays, refusal) => expect(urge(overlays)).toEqual(refusal))
})

describe('answering a supervision', () => {
  const answer = (parts: Partial<Matter>, actor = staff('organizer_clerk', 'water')) =>
    overlayConditions.answerSupervision(
      handledWith({ overlays: [overlay('supervision', 'open')], ...parts }),
      contextOf(actor),
    )

  it('needs one that waits for it', () => {
    expect(answer({ overlays: [] })).toEqual(wrongState)
    expect(answer({ overlays: [overlay('supervision', 'answered'), overlay('difficult', 'open')] })).toEqual(wrongState)
  })

  it('is for a clerk of the lead alone, or for the manager where there is no lead', () => {
    expect(answer({})).toBeNull()
    expect(answer({}, staff('organizer_clerk', 'panyu'))).toEqual(notPermitted)
    expect(answer({}, staff('organizer_leader', 'water'))).toEqual(notPermitted)
    expect(answer({}, manager)).toEqual(notPermitted)
    expect(answer({ assignments: [] }, manager)).toBeNull()
    expect(answer({ assignments: [] })).toEqual(notPermitted)
  })
})

describe('a difficult matter', () => {
  const clear = (...overlays: Matter['overlays']) =>
    overlayConditions.clearDifficult(handledWith({ overlays }), contextOf(manager))
  const mark = (...overlays: Matter['overlays']) => overlayConditions.markDifficult(handledWith({ overlays }))

  it('is cleared where it is marked or proposed', () => {
    expect(clear(overlay('difficult', 'open'))).toBeNull()
    expect(clear(overlay('difficult', 'proposed'))).toBeNull()
    expect(clear(overlay('difficult', 'lifted'), overlay('supervision', 'open'))).toEqual(wrongState)
  })

  it('is marked once at a time', () => {
    expect(mark(overlay('difficult', 'open'))).toEqual(refused('difficult.open'))
    expect(mark(overlay('difficult', 'lifted'), overlay('supervision', 'open'))).toBeNull()
  })
})

describe('requests beside the work', () => {
  it('call a claim one that cannot be met once at a time', () => {
    const mark = (...overlays: Matter['overlays']) =>
      rulingConditions.markUnreasonable(handledWith({ overlays }), contextOf(staff('organizer_clerk', 'water')))
    expect(mark(overlay('unreasonable', 'open'))).toEqual(refused('unreasonable.open'))
    expect(mark(overlay('unreasonable', 'lifted'), overlay('difficult', 'open'))).toBeNull()
  })

  it.each([
    ['for the first time', [], null],
    ['while its own waits', [asked('appeal', { assignment: 'again' })], refused('ruling.asked')],
    ['after its own was ruled on', [asked('appeal', { assignment: 'again', ruling: 'reject' })], null],
    ['while another unit’s waits', [asked('appeal', { assignment: 'other' })], null],
    ['while one about an earlier part of it waits', [asked('appeal', { assignment: 'first' })], null],
    ['while another request of it waits', [asked('termination', { assignment: 'again' })], null],
  ])('appeal against how it is measured %s', (_when, rulings, refusal) => {
    const [lead] = handledWith({}).assignments
    const part = (id: string, organizer: string) => ({ ...lead!, id, organizer })
    const assignments = [part('first', 'water'), part('again', 'water'), part('other', 'panyu')]
    const context = contextOf(staff('organizer_leader', 'water'))
    expect(rulingConditions.appeal(handledWith({ assignments, rulings }), context)).toEqual(refusal)
  })

  it('rule on an appeal where one waits', () => {
    const rule = (...rulings: Matter['rulings']) =>
      rulingConditions.ruleAppeal(handledWith({ rulings }), contextOf(manager))
    expect(rule(asked('termination'), asked('appeal', { ruling: 'reject' }))).toEqual(wrongState)
    expect(rule(asked('termination'), asked('appeal'))).toBeNull()
  })

  it.each([
    ['his own alone', ['centre_manager'], refused('ruling.own')],
    ['his own and another’s', ['centre_manager', 'somebody'], null],
    ['two of his own', ['centre_manager', 'centre_manager'], refused('ruling.own')],
  ])('rule on no appeal of his own: %s', (_whose, askers, refusal) => {
    const rulings = askers.map((askedBy, index) => asked('appeal', { id: `appeal ${index}`, askedBy }))
    expect(rulingConditions.ruleAppeal(handledWith({ rulings }), contextOf(manager))).toEqual(refusal)
  })
})
