import { setTimeout as sleep } from 'node:timers/promises'
import { createSessions } from '../../server/src/features/people/sessions.ts'
import type { Services } from '../../server/src/platform/services.ts'
import { type Answer, type Call, Lane } from './load.ts'
import { operatorRegistration } from './requests.ts'
import { type Stage, stageCall, stages, type Tokens, type Walked, walkedOf } from './tasks.ts'

/** A command as it was given. Times are milliseconds of `performance.now()`. */
export interface Given {
  stage: Stage | 'register'
  /** The unit its matter is dispatched to. */
  unit: string
  /** The matter's number; a registration has it once it is answered. */
  no?: string
  /** When it was to be sent. A load that comes at its own rate waits for nobody, so an answer's time counts from here. */
  at: number
  answeredAt?: number
  /** How often it had to be sent again, with its key, because the node did not answer. */
  retries: number
}

export interface Pace {
  /** Where the product listens. */
  port: number
  perSecond: number
  /** The units at work, each with those who give its commands. */
  crews: readonly Tokens[]
  /** Is told of each command when it is sent, and when it is answered. */
  onChange?(given: Given): void
}

/** Commands that keep coming. */
export interface Steady {
  /** Sends no more, and waits until those under way are answered. Answers all that were given. */
  stop(): Promise<Given[]>
}

/** A matter rests this long between two commands (milliseconds), so that what is told of the one is not taken for the other. */
const rest = 2_000
/** Milliseconds before a command is sent again that a node did not answer, and for how long that goes on. */
const again = 250
const patience = 60_000

interface Waiting {
  walked: Walked
  crew: Tokens
  next: number
  readyAt: number
}

/**
 * Gives commands at a steady rate, whatever the answers take: the next command of the matter that has rested, else a new
 * matter. So after a while all stages are given equally often.
 */
export function startSteady({ port, perSecond, crews, onChange = () => undefined }: Pace): Steady {
  const given: Given[] = []
  const underWay = new Set<Promise<void>>()
  const waiting: Waiting[] = []
  const lanes: Lane[] = []
  const begun = performance.now()
  let over = false

  async function insist(call: Call, one: Given): Promise<Answer> {
    for (;;) {
      const lane = lanes.pop() ?? new Lane(port)
      const answer = await lane.ask(call).catch(() => undefined)
      if (answer) lanes.push(lane)
      else lane.close()
      if (answer && answer.status < 300) return answer
      if (answer && answer.status < 500) throw new Error(`${call.path}: ${answer.status} ${answer.text}`)
      if (performance.now() - one.at > patience) throw new Error(`${call.path}: not answered in a minute`)
      one.retries += 1
      await sleep(again)
    }
  }

  async function give(at: number): Promise<void> {
    const ready = waiting[0] && waiting[0].readyAt <= at ? waiting.shift() : undefined
    const crew = ready?.crew ?? crews[given.length % crews.length]!
    const stage = ready ? stages[ready.next]! : 'register'
    const call = stage === 'register' ? operatorRegistration(crew.operator) : stageCall(stage, ready!.walked, crew)
    const one: Given = { stage, unit: crew.unit, ...(ready && { no: ready.walked.no }), at, retries: 0 }
    given.push(one)
    onChange(one)
    const answer = await insist(call, one)
    one.answeredAt = performance.now()
    const walked = walkedOf(answer)
    one.no = walked.no
    onChange(one)
    const next = ready ? ready.next + 1 : 0
    if (next < stages.length) waiting.push({ walked, crew, next, readyAt: one.answeredAt + rest })
  }

  async function run(): Promise<void> {
    for (let n = 0; !over; n++) {
      const at = begun + (n * 1000) / perSecond
      await sleep(Math.max(0, at - performance.now()))
      const giving = give(at).finally(() => underWay.delete(giving))
      giving.catch(() => undefined)
      underWay.add(giving)
    }
  }
  const running = run()

  return {
    async stop() {
      over = true
      await running
      await Promise.all(underWay)
      for (const lane of lanes) lane.close()
      return given
    },
  }
}

/** Those who give the commands of some units, signed in without a password. */
export async function crewsOf(services: Services, units: readonly string[]): Promise<Tokens[]> {
  const sessions = createSessions(services)
  const token = (account: string) => sessions.begin(account, false)
  const [operator, dispatcher, auditor] = await Promise.all(['operator', 'dispatcher', 'auditor'].map(token))
  return Promise.all(
    units.map(async (unit) => ({
      operator: operator!,
      dispatcher: dispatcher!,
      auditor: auditor!,
      clerk: await token(`clerk_${unit}`),
      leader: await token(`leader_${unit}`),
      unit,
    })),
  )
}
