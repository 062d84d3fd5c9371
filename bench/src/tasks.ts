import type { Answer, Call } from './load.ts'
import { isChange, markChange, markNew, markPool, markRead, markStep } from './marking.ts'
import type { Recorder, Sent } from './record.ts'
import { command, operatorRegistration, publicRegistration, signIn } from './requests.ts'
import { asSent, filled, type Script, singleInserts, singleStatements, together } from './script.ts'

/** Tokens of the accounts a matter passes through. */
export interface Tokens {
  operator: string
  dispatcher: string
  clerk: string
  leader: string
  auditor: string
  /** The organizer of clerk and leader, which matters are dispatched to. */
  unit: string
}

/** Signs in everybody through whose hands a matter passes. */
export async function signInAll(port: number): Promise<Tokens> {
  const token = (account: string) => signIn(port, account)
  return {
    operator: await token('operator'),
    dispatcher: await token('dispatcher'),
    clerk: await token('organizer_clerk'),
    leader: await token('organizer_leader'),
    auditor: await token('auditor'),
    unit: 'chengguan',
  }
}

/** A matter on its way, as far as the next command must know it. */
export interface Walked {
  no: string
  assignment: string
}

export const stages = ['dispatch', 'sign', 'contact-demander', 'reply', 'approve-reply', 'audit-reply'] as const
export type Stage = (typeof stages)[number]

/** Those whose cost is reported. */
export const measuredStages = ['sign', 'reply', 'audit-reply'] as const satisfies readonly Stage[]

const words = '经现场核查，所反映的情况属实，已安排人员处理并将持续跟进，感谢您对我们工作的支持。'

/** The command of a stage, on a matter that is there. */
export function stageCall(stage: Stage, { no, assignment }: Walked, tokens: Tokens): Call {
  const sending: Record<Stage, { token: string; body: object }> = {
    dispatch: { token: tokens.dispatcher, body: { lead: tokens.unit, advice: words } },
    sign: { token: tokens.clerk, body: { assignment } },
    'contact-demander': {
      token: tokens.clerk,
      body: { assignment, at: new Date().toISOString(), note: words },
    },
    reply: {
      token: tokens.clerk,
      body: {
        assignment,
        findings: { true: true, solved: 'yes', inDuty: true, contacted: true },
        internalText: words.repeat(3),
        publicText: words.repeat(2),
      },
    },
    'approve-reply': { token: tokens.leader, body: { assignment, ruling: 'approve' } },
    'audit-reply': { token: tokens.auditor, body: { verdict: 'pass' } },
  }
  return command(no, stage, sending[stage])
}

/** What the answer to a registration or command tells for the next one. */
export function walkedOf({ text }: Answer): Walked {
  const view = JSON.parse(text) as { no: string; assignments?: { id: string }[] }
  return { no: view.no, assignment: view.assignments?.[0]?.id ?? '' }
}

function writeOf(sent: readonly Sent[], isWrite: (one: Sent) => boolean): Sent {
  const found = sent.find(isWrite)
  if (!found) throw new Error('what was sent writes nothing')
  return found
}

const isNew = ({ statement }: Sent): boolean => statement.name === 'write-new-matter'

/** Matters that commands are repeated on: each has its ids from a moment of its own, millisecond by millisecond. */
export interface Pool {
  from: number
  count: number
}

const mattersAStatement = 200

/** The rows of all matters of a pool, in parts that are written at once. */
function poolJsons(json: string, { from, count }: Pool): string[] {
  const moments = Array.from({ length: count }, (_, n) => from + n)
  const parts = Array.from({ length: Math.ceil(count / mattersAStatement) }, (_, part) =>
    moments.slice(part * mattersAStatement, (part + 1) * mattersAStatement),
  )
  return parts.map((part) => together(part.map((at) => filled(json, { at, before: at }))))
}

/** What a registration writes, by single inserts and by the product's own statement, and what it answers. */
interface Registering {
  single: Script
  one: Script
  answer: string
}

/** Scripts to compare with, and a matter of the pool that commands are repeated on. */
export interface References {
  portal: Registering
  operator: Registering
  /** The write of each command, all that it sends, and the same with each row of its write by itself. */
  commands: Record<(typeof measuredStages)[number], { write: Script; all: Script; single: Script }>
  read: Script
  /** What writes the matters of a pool, many in one statement. */
  poolRows(pool: Pool): Sent[]
  readPayload: string
}

export const listPath = '/api/matters?list=dispatch'

/** Sends one of each request and keeps what it sent to the database. */
export async function recordReferences(recorder: Recorder, tokens: Tokens): Promise<References> {
  const registration = async (call: Call) => {
    const { answer, sent } = await recorder.ask(call)
    const write = writeOf(sent, isNew)
    return { answer, write, json: String(write.values[0]), walked: walkedOf(answer) }
  }
  const registering = (name: string, { answer, write, json, walked }: Awaited<ReturnType<typeof registration>>) => {
    const marked = markNew(json, walked.no)
    const one = asSent(`${name} one`, [{ ...write, values: [marked] }])
    return { single: singleInserts(`${name} single`, marked), one, answer: answer.text }
  }
  const byPortal = await registration(publicRegistration())
  const byPhone = await registration(operatorRegistration(tokens.operator))
  const { no } = byPhone.walked

  const commands = {} as References['commands']
  let walked = byPhone.walked
  for (const stage of stages) {
    const { answer, sent } = await recorder.ask(stageCall(stage, walked, tokens))
    walked = walkedOf(answer)
    const steps = ownOf(sent).map((one) => markStep(one, no))
    if ((measuredStages as readonly Stage[]).includes(stage))
      commands[stage as (typeof measuredStages)[number]] = {
        write: asSent(stage, [markChange(writeOf(sent, isChange), no)]),
        all: asSent(`all of ${stage}`, steps),
        single: singleStatements(`single ${stage}`, steps, isChange),
      }
  }
  const read = await recordRead(recorder, { path: `/api/matters/${no}`, token: tokens.dispatcher })
  const poolJson = markPool(byPhone.json, no)
  return {
    portal: registering('portal', byPortal),
    operator: registering('operator', byPhone),
    commands,
    read: read.script,
    poolRows: (pool) => poolJsons(poolJson, pool).map((json) => ({ ...byPhone.write, values: [json] })),
    readPayload: read.payload,
  }
}

/** Reads once and keeps the answer and the statements, without the look-up of the session. */
export async function recordRead(
  recorder: Recorder,
  { path, token }: { path: string; token: string },
): Promise<{ script: Script; payload: string }> {
  const { answer, sent } = await recorder.ask({ method: 'GET', path, token })
  return { script: asSent(`read ${path}`, ownOf(sent).map(markRead)), payload: answer.text }
}

/** The look-up of the session is kept for some seconds. */
const ownOf = (sent: readonly Sent[]): Sent[] => sent.filter(({ statement }) => statement.name !== 'use-session')
