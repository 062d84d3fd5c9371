import { describe, expect, it } from 'vitest'
import { seed } from '../../test/chance.ts'
import { type Desk, handledByWater, profileWith, shown, staff, text } from '../../test/desk.ts'
import { type Draw, pick } from '../../test/some-body.ts'
import { drawsOf, walksOf } from '../../test/walks.ts'
import type { Limit } from '../calendar/index.ts'
import { replyKinds } from './duty.ts'
import type { Clock, Ruling } from './types.ts'

const [rules] = profileWith().versions

/** A unit that asks again and again for more time, and gets it or not: whole histories seldom come to that. */
function asking(draw: Draw): Desk {
  const desk = handledByWater()
  const assignment = desk.assignment('water').id
  for (let step = 0; step < 12; step += 1) {
    const when = shown(desk.matter.lastAt + (1 + draw(9)) * 3_600_000)
    const by = { value: 1 + draw(8), unit: 'workingDay' } as const
    const asks = { assignment, reason: text(), by, demanderTold: true, ...(draw(8) === 0 && { statute: text() }) }
    const ruled = { assignment, ruling: pick(draw, ['approve', 'approve', 'reject'] as const), reason: text() }
    const manager = staff(pick(draw, ['centre_manager', 'office'] as const))
    if (draw(2) === 0) desk.try(when, staff('organizer_leader', 'water'), 'requestExtension', asks)
    else desk.try(when, manager, 'ruleExtension', ruled)
  }
  return desk
}

const histories = [...walksOf(150).map(({ desk }) => desk), ...drawsOf(150).map(asking)]

const isReply = ({ kind }: Clock): boolean => replyKinds.some((one) => one === kind)
const told = ({ value, unit }: Limit): string => `${value} ${unit}`

/** Extensions that were approved for an assignment: by the rules, and by a law, which alone says how long. */
function extensionsOf({ matter }: Desk, of: string): { byRules: Limit[]; byLaw: Limit[] } {
  const approved = matter.rulings.filter(
    (one): one is Ruling & { extension: object } =>
      one.kind === 'extension' && one.ruling === 'approve' && one.assignment === of && one.extension !== null,
  )
  const by = (statute: boolean) => approved.filter((one) => one.extension.statute === statute)
  return {
    byRules: by(false).map(({ extension }) => extension.by),
    byLaw: by(true).map(({ extension }) => extension.by),
  }
}

const happened = ({ events }: Desk, command: string, outcome: string): number =>
  events.filter((event) => event.command === command && event.outcome === outcome).length

describe(`the time that units are given (seed ${seed})`, () => {
  it('is extended no more often, and by no more in all, than the rules allow', () => {
    const { counts, limits } = rules!
    let most = 0
    for (const desk of histories)
      for (const { id } of desk.matter.assignments) {
        const { byRules } = extensionsOf(desk, id)
        const inDays = byRules.filter(({ unit }) => unit === limits['extend.totalMax'].limit.unit)
        const total = inDays.reduce((sum, { value }) => sum + value, 0)
        // One by the centre for each that the rules count, and one more by the joint-meeting office.
        expect(byRules.length).toBeLessThanOrEqual(counts['extend.maxTimes'].count + 1)
        expect(total).toBeLessThanOrEqual(limits['extend.totalMax'].limit.value)
        most = Math.max(most, byRules.length)
      }
    expect(most).toBe(counts['extend.maxTimes'].count + 1)
  })

  it('is extended only by what was approved for that very assignment', () => {
    let extended = 0
    for (const desk of histories)
      for (const clock of desk.matter.clocks) {
        if (!isReply(clock)) expect(clock.extensions).toEqual([])
        const { byRules, byLaw } = extensionsOf(desk, clock.of ?? '')
        const left = [...byRules, ...byLaw].map(told)
        for (const one of clock.extensions.map(told)) {
          expect(left).toContain(one)
          left.splice(left.indexOf(one), 1)
          extended += 1
        }
      }
    expect(extended).toBeGreaterThan(100)
  })

  it('begins with the period of its rule, and of what helps with that of what it helps', () => {
    for (const { matter } of histories)
      for (const clock of matter.clocks.filter(isReply)) {
        if (clock.rule !== 'co.limit') expect(clock.limit).toEqual(rules!.limits[clock.rule].limit)
        else expect(clock.notAfter).not.toBeNull()
      }
  })

  it('begins anew for another unit only where the centre let the last one go, and by returns no more often than twice', () => {
    let returned = 0
    for (const desk of histories) {
      const returns = happened(desk, 'reviewReturn', 'leadReturned')
      const again = ['recordCallback', 'endCallback', 'ruleReview'].map((command) => happened(desk, command, 'again'))
      const released = [
        happened(desk, 'recall', 'leadRecalled'),
        happened(desk, 'reviewReturn', 'disputed'),
        happened(desk, 'designate', 'done'),
        happened(desk, 'declareLongTerm', 'reopened'),
        happened(desk, 'ruleReview', 'unanswered'),
        happened(desk, 'declareLongTerm', 'toDispatch'),
        happened(desk, 'unmerge', 'accepted'),
        happened(desk, 'unmerge', 'unscreened'),
        ...again,
      ].reduce((sum, one) => sum + one, 0)
      const leads = desk.matter.assignments.filter(({ kind }) => kind === 'lead')
      expect(leads.length).toBeLessThanOrEqual(1 + returns + released)
      expect(returns).toBeLessThanOrEqual(rules!.counts['return.max'].count)
      returned = Math.max(returned, returns)
    }
    expect(returned).toBe(rules!.counts['return.max'].count)
  })
})
