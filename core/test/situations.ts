import type { Matter } from 'core/matter'
import { Desk, handledByWater, staff, text } from './desk.ts'

/** One matter in every state, each brought there by commands, at the moment of its last event. */

const dispatcher = staff('dispatcher')
const findings = { true: true, solved: 'yes', inDuty: true, contacted: true } as const

function registered(): Desk {
  const desk = new Desk()
  desk.register('2026-03-02 09:00')
  return desk
}

function supplementing(): Desk {
  const desk = registered()
  desk.do('2026-03-02 09:10', dispatcher, 'requestSupplement', { missing: text() })
  return desk
}

function insufficient(): Desk {
  const desk = supplementing()
  desk.waitUntil('2026-03-10 00:00')
  return desk
}

function merged(): Desk {
  const desk = registered()
  desk.do('2026-03-02 09:10', dispatcher, 'merge', { into: '2603020000025' })
  return desk
}

function dispatching(): Desk {
  const desk = new Desk()
  desk.registerByPhone('2026-03-02 09:00')
  return desk
}

function auditing(): Desk {
  const desk = handledByWater()
  const assignment = desk.assignment('water').id
  const texts = { internalText: text(), publicText: text() }
  desk.do('2026-03-02 12:00', staff('organizer_clerk', 'water'), 'reply', { assignment, findings, ...texts })
  desk.do('2026-03-02 13:00', staff('organizer_leader', 'water'), 'approveReply', { assignment, ruling: 'approve' })
  return desk
}

function callback(): Desk {
  const desk = auditing()
  desk.do('2026-03-02 14:00', staff('auditor'), 'auditReply', { verdict: 'pass' })
  return desk
}

function resolved(): Desk {
  const desk = callback()
  desk.do('2026-03-02 15:00', desk.demander(), 'rate', { solved: 'yes', rating: 4 })
  return desk
}

function reviewing(): Desk {
  const desk = resolved()
  desk.do('2026-03-02 16:00', desk.demander(), 'requestReview', { grounds: text() })
  return desk
}

const handling = handledByWater
const desks = { registered, supplementing, dispatching, handling, auditing, callback, reviewing }
const ends = { resolved, insufficient, merged }

/** By the state, or of a closed matter by its closing. */
export const situations = { ...desks, ...ends } as const satisfies Record<string, () => Desk>
export type Situation = keyof typeof situations

export const stateOf = (situation: Situation): Matter['state'] =>
  situation in ends ? 'closed' : (situation as Matter['state'])
