import { randomUUID } from 'node:crypto'
import { hundred, type Kind } from './hold-mix.ts'
import { type Answer, type Call, runLoad } from './load.ts'
import type { Asked } from './open-load.ts'
import { operatorRegistration, publicRegistration } from './requests.ts'
import { listPath, stageCall, stages, type Tokens, type Walked, walkedOf } from './tasks.ts'

/** Matters that wait at each stage at the beginning, and those from the portal. */
const atFirst = 50
/** Times that one code is used, below the limit for one matter. */
const followings = 8
const publicLists = ['categories', 'places'] as const
const words = '已向诉求人解释有关规定并告知办理地点、时间和所需材料，诉求人表示理解。'

type Turn = Omit<Asked, 'kind'>

/** Mixed requests, each made from what those before it left behind. */
export class MixedRequests {
  private readonly kinds = hundred()
  private turn = 0
  private stage = 0
  private readonly waiting = stages.map((): Walked[] => [])
  private readonly known: string[] = []
  private readonly followed: { no: string; code: string; left: number }[] = []

  constructor(private readonly tokens: Tokens) {}

  /** Brings matters to every stage, so that each kind has something to begin with. */
  async prepare(port: number): Promise<void> {
    const run = async (turns: Turn[]) => {
      const answers = new Map(turns.map(({ call, onAnswer }) => [call, onAnswer]))
      const next = () => turns.pop()?.call
      const onAnswer = (answer: Answer, call: Call) => answers.get(call)?.(answer)
      const { errors } = await runLoad({ port, connections: 8, next, onAnswer })
      if (errors > 0) throw new Error('the matters to begin with were not taken')
    }
    await run(Array.from({ length: atFirst }, () => this.fromPortal()))
    await run(Array.from({ length: atFirst * stages.length }, () => this.byOperator()))
    for (const [at, waiting] of this.waiting.entries())
      await run(waiting.splice(atFirst).map((one) => this.step(at, one)))
  }

  /** The next one; a contact where nothing is there that it could be about. */
  next(): Asked {
    const kind = this.kinds[this.turn++ % this.kinds.length]!
    const made = this.make(kind)
    return made ? { kind, ...made } : { kind: 'record a contact', ...this.contact() }
  }

  private make(kind: Kind): Turn | undefined {
    const { dispatcher, operator: token } = this.tokens
    const read = (path: string): Turn => ({ call: { method: 'GET', path, token: dispatcher } })
    switch (kind) {
      case 'read a matter':
        return read(`/api/matters/${this.known[(this.turn * 7) % this.known.length]}`)
      case 'read a caller’s card':
        return {
          call: { method: 'POST', path: '/api/contacts/caller', token, body: { phone: phoneOf(this.turn % 200) } },
        }
      case 'read a public list':
        return { call: { method: 'GET', path: `/api/public/${publicLists[this.turn % publicLists.length]}` } }
      case 'read a work list':
        return read(listPath)
      case 'read the counts of lists':
        return read('/api/matters/counts')
      case 'follow a matter by its code':
        return this.track()
      case 'record a contact':
        return this.contact()
      case 'register, portal':
        return this.fromPortal()
      case 'register, operator':
        return this.byOperator()
      case 'give a command':
        return this.command()
    }
  }

  private contact(): Turn {
    const now = Date.now()
    const body = {
      channel: 'phone',
      phone: phoneOf(this.turn),
      startedAt: new Date(now - 180_000).toISOString(),
      endedAt: new Date(now).toISOString(),
      outcome: 'answered',
      answer: { text: words, noArticle: words },
    }
    return { call: { method: 'POST', path: '/api/contacts', token: this.tokens.operator, key: randomUUID(), body } }
  }

  private track(): Turn | undefined {
    const one = this.followed[0]
    if (!one) return undefined
    if (--one.left === 0) this.followed.shift()
    return { call: { method: 'POST', path: '/api/public/track', body: { no: one.no, code: one.code } } }
  }

  /** The stages take turns; a matter is worked on by one request at a time. */
  private command(): Turn | undefined {
    const at = this.stage++ % stages.length
    const one = this.waiting[at]!.shift()
    return one && this.step(at, one)
  }

  private step(at: number, one: Walked): Turn {
    return {
      call: stageCall(stages[at]!, one, this.tokens),
      onAnswer: (answer) => this.waiting[at + 1]?.push(walkedOf(answer)),
    }
  }

  private byOperator(): Turn {
    return {
      call: operatorRegistration(this.tokens.operator),
      onAnswer: (answer) => {
        const walked = walkedOf(answer)
        this.known.push(walked.no)
        this.waiting[0]!.push(walked)
      },
    }
  }

  private fromPortal(): Turn {
    return {
      call: publicRegistration(),
      onAnswer: ({ text }) => void this.followed.push({ ...JSON.parse(text), left: followings }),
    }
  }
}

const phoneOf = (n: number): string => `020${String(n).padStart(8, '0')}`
