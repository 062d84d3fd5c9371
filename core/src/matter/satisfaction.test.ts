import { describe, expect, it } from 'vitest'
import { Desk, shown, staff, text } from '../../test/desk.ts'
import { overlay } from '../../test/parts.ts'
import type { Bodies } from './bodies.ts'
import { dispositionOf, firstVerdict } from './satisfaction.ts'
import type { Matter } from './types.ts'

const findings = { true: true, solved: 'yes', inDuty: true, contacted: true } as const
const hour = 3_600_000

/** A desk whose steps follow each other by the hour. */
class Story {
  readonly desk = new Desk()
  private now = Date.parse('2026-03-02T08:00:00+08:00')

  do<Name extends keyof Bodies>(actor: ReturnType<typeof staff>, name: Name, body: Bodies[Name]): this {
    this.now += hour
    this.desk.do(shown(this.now), actor, name, body)
    return this
  }

  taken(body: Partial<Bodies['register']> = {}): this {
    this.desk.registerByPhone(shown(this.now), body)
    return this.do(staff('dispatcher'), 'dispatch', { lead: 'water' })
  }

  answered(): this {
    this.desk.registerByPhone(shown(this.now))
    return this.do(staff('operator'), 'answer', { text: text(), noArticle: text() })
  }

  replied(): this {
    const assignment = this.desk.assignment('water').id
    const [clerk, leader] = [staff('organizer_clerk', 'water'), staff('organizer_leader', 'water')]
    return this.do(clerk, 'sign', { assignment })
      .do(clerk, 'reply', { assignment, findings, internalText: text('internal'), publicText: text('public') })
      .do(leader, 'approveReply', { assignment, ruling: 'approve' })
      .do(staff('auditor'), 'auditReply', { verdict: 'pass' })
  }

  called(body: Bodies['recordCallback']): this {
    return this.do(staff('callback_clerk'), 'recordCallback', body)
  }

  /** Lets the call-back's time pass. */
  silent(): this {
    this.now += 20 * 24 * hour
    this.desk.waitUntil(shown(this.now))
    return this
  }

  get place() {
    return dispositionOf(this.desk.matter, 3)
  }
}

const replied = (body?: Partial<Bodies['register']>): Story => new Story().taken(body).replied()
const bad = { reached: true, rating: 1, reasonable: true } as const

describe('where a closed matter counts', () => {
  it('is nowhere while it is open', () => {
    expect(replied().place).toBeUndefined()
  })

  it.each([
    ['satisfied', () => replied().called({ reached: true, rating: 3 })],
    ['dissatisfied', () => replied().called({ reached: true, rating: 2, reasonable: false })],
    ['unrated', () => replied().called({ reached: true })],
    ['unreached', () => replied().silent()],
    ['exempt', () => replied({ type: 'praise' })],
    ['notAsked', () => new Story().answered()],
  ] as const)('is %s', (place, story) => {
    expect(story().place).toBe(place)
  })

  it('is by the last result where it was handled again', () => {
    const again = replied().called(bad).replied().called({ reached: true, rating: 5 })
    expect(again.place).toBe('satisfied')
    expect(firstVerdict(again.desk.matter, 3)).toBe('dissatisfied')
    const silent = replied().called(bad).replied().silent()
    expect(silent.place).toBe('unreached')
    expect(firstVerdict(silent.desk.matter, 3)).toBe('dissatisfied')
  })

  it('is out of the satisfaction by the ruling that it was unreasonable', () => {
    const { matter } = replied().called({ reached: true, rating: 1, reasonable: false }).desk
    const overlay = { id: 'o', kind: 'unreasonable', state: 'open', form: null, cause: '', openedAt: 0, endedAt: null }
    const ruled = { ...matter, overlays: [overlay] } as unknown as Matter
    expect(dispositionOf(ruled, 3)).toBe('unreasonable')
    expect(firstVerdict(ruled, 3)).toBeUndefined()
  })

  it('is dissatisfied where one of several is, unless he has left', () => {
    const { matter } = replied().called({ reached: true, rating: 5 }).desk
    const other = { ...matter.participants[0]!, id: 'other' }
    const complaint = { ...matter.ratings[0]!, participant: 'other', grade: 1 }
    const both = { ...matter, participants: [...matter.participants, other], ratings: [...matter.ratings, complaint] }
    expect(dispositionOf(both, 3)).toBe('dissatisfied')
    const left = { ...both, participants: [matter.participants[0]!, { ...other, leftAt: 1 }] }
    expect(dispositionOf(left, 3)).toBe('satisfied')
  })

  it('is by whether it was solved where no grade was given', () => {
    const { matter } = replied().called({ reached: true, rating: 5 }).desk
    const solved = (grade: number | null, answer: 'yes' | 'partly' | 'no') =>
      dispositionOf({ ...matter, ratings: [{ ...matter.ratings[0]!, grade, solved: answer }] }, 3)
    expect([solved(null, 'no'), solved(null, 'partly'), solved(null, 'yes')]).toEqual([
      'dissatisfied',
      'satisfied',
      'satisfied',
    ])
    expect([solved(3, 'no'), solved(2, 'yes')]).toEqual(['satisfied', 'dissatisfied'])
  })

  it('is out of the satisfaction by that ruling alone', () => {
    const { matter } = replied().called({ reached: true, rating: 5 }).desk
    for (const [kind, state] of [
      ['unreasonable', 'proposed'],
      ['unreasonable', 'lifted'],
      ['difficult', 'open'],
    ] as const)
      expect(dispositionOf({ ...matter, overlays: [overlay(kind, state)] }, 3)).toBe('satisfied')
  })

  it('asks only those who are still there', () => {
    const { matter } = replied().called({ reached: true }).desk
    const [person] = matter.participants
    const left = { ...person!, id: 'left', leftAt: 1, settled: 'unrated' as const }
    const participants = [{ ...person!, settled: 'unreached' as const }, left]
    expect(dispositionOf({ ...matter, participants }, 3)).toBe('unreached')
  })
})

describe('what was said first', () => {
  const rated = () => replied().called({ reached: true, rating: 2, reasonable: false }).desk.matter

  it('is told of closed matters that were rated, and of no others', () => {
    expect(firstVerdict(rated(), 3)).toBe('dissatisfied')
    expect(firstVerdict({ ...rated(), state: 'reviewing' }, 3)).toBeUndefined()
    expect(firstVerdict({ ...rated(), closing: 'withdrawn' }, 3)).toBeUndefined()
    expect(firstVerdict({ ...rated(), ratings: [] }, 3)).toBeUndefined()
  })
})
