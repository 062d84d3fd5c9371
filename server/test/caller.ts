import type { SentCommand } from 'contract/commands'
import type { EventView, MatterView } from 'contract/views'
import { toKebab } from 'core/matter'
import { demoPassword } from '../src/demo/accounts.ts'
import { moment } from './services.ts'

/** An answer as tests look at it. `body` is empty where none came as JSON; `text` is what was sent, letter by letter. */
export interface Answer<Body = Record<string, unknown>> {
  status: number
  headers: Record<string, unknown>
  text: string
  body: Body
}

export interface Sending {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH' | 'HEAD' | 'OPTIONS'
  url: string
  /** An object is sent as JSON, a string as it is. */
  payload?: unknown
  headers?: Record<string, string>
}

export type Body = Record<string, unknown>

/** Somebody who asks the API: an account, a demander, or anyone. */
export interface Caller {
  send(sending: Sending): Promise<Answer>
  /** Sends a command, whatever comes of it. */
  try(no: string, command: SentCommand, body?: Body, key?: string): Promise<Answer>
  /** Sends a command that must be taken. */
  do(no: string, command: SentCommand, body?: Body): Promise<MatterView>
  view(no: string): Promise<MatterView>
  events(no: string): Promise<EventView[]>
}

/** Everybody who may ask a product of the demo city, and its clock. */
export interface People {
  /** Sets the clock over HTTP, Asia/Shanghai: `2026-03-02 10:00`. */
  at(when: string): Promise<void>
  /** Does what is due by now; answers how many matters were run. */
  runDue(): Promise<number>
  /** An account of the demo city, signed in with its password at first use. */
  as(account: string): Promise<Caller>
  /** The demander, signed in with number and code. */
  demander(matter: { no: string; code: string }): Promise<Caller>
  public: Caller
}

/** `sendAs` sends on behalf of whoever has the token; without one, of anyone. */
export function peopleOn(sendAs: (token?: string) => Caller['send']): People {
  const open = callerBy(sendAs())
  const tokens = new Map<string, Promise<string>>()

  async function signIn(account: string): Promise<string> {
    const payload = { account, password: demoPassword }
    const { status, body } = await open.send({ method: 'POST', url: '/api/sessions', payload })
    if (status !== 201) throw new Error(`${account} cannot sign in`)
    return String(body.token)
  }

  return {
    public: open,
    async at(when) {
      const now = new Date(moment(when)).toISOString()
      const { status } = await open.send({ method: 'PUT', url: '/api/test/clock', payload: { now } })
      if (status !== 200) throw new Error(`the clock cannot be set to ${when}`)
    },
    async runDue() {
      const { status, text, body } = await open.send({ method: 'POST', url: '/api/test/run-due' })
      if (status !== 200) throw new Error(`what is due does not run: ${status} ${text}`)
      return Number(body.ran)
    },
    async as(account) {
      const token = tokens.get(account) ?? signIn(account)
      tokens.set(account, token)
      return callerBy(sendAs(await token))
    },
    async demander({ no, code }) {
      const { status, body } = await open.send({ method: 'POST', url: '/api/public/track', payload: { no, code } })
      if (status !== 200) throw new Error(`${no} cannot be followed`)
      return callerBy(sendAs(String(body.token)))
    },
  }
}

function callerBy(send: Caller['send']): Caller {
  const command = (no: string, name: SentCommand, payload: Body = {}, key?: string): Promise<Answer> =>
    send({
      method: 'POST',
      url: `/api/matters/${no}/${toKebab(name)}`,
      payload,
      headers: key ? { 'idempotency-key': key } : {},
    })
  async function taken(sent: Promise<Answer>, what: string): Promise<Body> {
    const { status, text, body } = await sent
    if (status !== 200) throw new Error(`${what}: ${status} ${text}`)
    return body
  }
  return {
    send,
    try: command,
    do: async (no, name, body) => (await taken(command(no, name, body), `${name} ${no}`)) as MatterView,
    view: async (no) => (await taken(send({ url: `/api/matters/${no}` }), `view ${no}`)) as MatterView,
    events: async (no) =>
      (await taken(send({ url: `/api/matters/${no}/events` }), `events ${no}`)).items as EventView[],
  }
}
