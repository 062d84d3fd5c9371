import { setTimeout as sleep } from 'node:timers/promises'
import { type Answer, type Call, Lane } from '../load.ts'
import { command, publicRegistration } from '../requests.ts'

/** What residents and one dispatcher were told while something broke. */
export interface Told {
  /** Numbers by the key of the registration that was acknowledged with them. */
  registered: Map<string, string>
  /** How often an acceptance was asked for until it was acknowledged, by number. */
  accepted: Map<string, number>
  /** How often an answer or none was had instead, by what it was. */
  refusals: Map<string, number>
  /** Milliseconds of the longest stretch in which nobody was acknowledged anything. */
  silence: number
}

export interface Senders {
  readonly told: Told
  /** No new requests; those under way are sent again with their key until they are acknowledged. */
  finish(): Promise<Told>
}

/** A request that has not been acknowledged after so long is given up, and said to be so. */
const patience = 180_000
const between = 250
/** What is critical is told to the dispatchers by itself. */
const acceptance = { type: 'complaint', category: '0101', urgency: 'critical' }
/** An answer that does not come is as good as none: the sender asks again with the same key. */
const longestAnswer = 40_000

/** Sends registrations one after another from each of `lanes` senders, and accepts each of them. */
export function startSenders(port: number, { lanes, token }: { lanes: number; token: string }): Senders {
  const told: Told = { registered: new Map(), accepted: new Map(), refusals: new Map(), silence: 0 }
  let over = false
  let heardAt = performance.now()

  const heard = () => {
    const now = performance.now()
    told.silence = Math.max(told.silence, now - heardAt)
    heardAt = now
  }
  const refused = (what: string) => void told.refusals.set(what, (told.refusals.get(what) ?? 0) + 1)

  /** Asks until it is acknowledged, and answers how often. The key makes that safe however often. */
  async function insist(lane: { of: Lane }, call: Call): Promise<{ text: string; asked: number }> {
    const begun = performance.now()
    for (let asked = 1; ; asked++) {
      const answer = await within(longestAnswer, lane.of.ask(call)).catch((error: NodeJS.ErrnoException) => {
        lane.of.close()
        lane.of = new Lane(port)
        return error.code ?? error.message
      })
      if (typeof answer !== 'string' && answer.status < 300) {
        heard()
        return { text: answer.text, asked }
      }
      refused(typeof answer === 'string' ? `no answer: ${answer}` : nameOf(answer))
      if (typeof answer !== 'string' && !isPassing(answer.status)) throw new Error('refused for good')
      if (performance.now() - begun > patience) throw new Error('never acknowledged')
      await sleep(between)
    }
  }

  async function send(): Promise<void> {
    const lane = { of: new Lane(port) }
    try {
      while (!over) {
        const call = publicRegistration()
        const { no } = JSON.parse((await insist(lane, call)).text) as { no: string }
        told.registered.set(call.key!, no)
        const { asked } = await insist(lane, command(no, 'accept', { token, body: acceptance }))
        told.accepted.set(no, asked)
      }
    } catch (error) {
      refused((error as Error).message)
    } finally {
      lane.of.close()
    }
  }
  const sending = Promise.all(Array.from({ length: lanes }, send))

  return {
    told,
    async finish() {
      over = true
      await sending
      return told
    },
  }
}

const isPassing = (status: number): boolean => status === 429 || status >= 500

function nameOf({ status, text, retryAfter }: Answer): string {
  try {
    const code = (JSON.parse(text) as { code?: string }).code ?? 'without a code'
    return `${status} ${code}${retryAfter === undefined ? ' without Retry-After' : ''}`
  } catch {
    return `${status} that is not JSON`
  }
}

function within<Result>(ms: number, work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout
  const late = new Promise<never>((_, refuse) => {
    timer = setTimeout(() => refuse(new Error('timeout')), ms)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
