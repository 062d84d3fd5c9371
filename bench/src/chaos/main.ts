import { setTimeout as sleep } from 'node:timers/promises'
import { circumstances } from '../machine.ts'
import { signIn } from '../requests.ts'
import { faultsOf, readFollowed } from './followed.ts'
import { judge, type Verdict } from './judge.ts'
import { resetClock, type Scenario, scenarios } from './scenarios.ts'
import { startSenders, type Told } from './senders.ts'
import { onStage } from './stage.ts'

const lanes = 16
/** Milliseconds of undisturbed work before and after the harm. */
const calm = 5000

interface Result extends Verdict, Pick<Told, 'refusals' | 'silence'> {
  /** What did not follow from the commits as it has to. */
  faults: string[]
  restarts: number
}

/** Plays one scenario: residents and a dispatcher at work, the harm, work again, and the reckoning. */
function play({ name, wish, harm, isSeen }: Scenario): Promise<Result> {
  resetClock()
  return onStage(wish, async (stage) => {
    const { port } = stage.product
    const senders = startSenders(port, { lanes, token: await signIn(port, 'dispatcher') })
    await sleep(calm)
    await harm(stage)
    await sleep(calm)
    const told = await senders.finish()
    if (isSeen && !(await isSeen(stage))) throw new Error(`${name}: it was done, and nothing is to be seen of it`)
    const { refusals, silence } = told
    const faults = faultsOf(await readFollowed(stage.rows), told)
    return { ...(await judge(stage, told)), faults, refusals, silence, restarts: stage.product.restarts }
  })
}

const isSound = ({ lost, doubled, unclear, isVerified, faults }: Result) =>
  lost === 0 && doubled === 0 && unclear === 0 && isVerified && faults.length === 0

const head = [
  'scenario',
  'registered',
  'lost',
  'doubled',
  'unclear',
  'verify',
  'followed',
  'silent for',
  'restarts',
  'told meanwhile',
]

function rowOf(name: string, result: Result): string[] {
  const told = [...result.refusals].map(([what, n]) => `${what} (${n})`).join(', ')
  const { registered, lost, doubled, unclear, isVerified, faults, silence, restarts } = result
  const counts = [registered, lost, doubled, unclear].map(String)
  const followed = faults.length === 0 ? 'clean' : `FAULTS: ${faults.join(', ')}`
  return [
    name,
    ...counts,
    isVerified ? 'clean' : 'FAULTS',
    followed,
    `${(silence / 1000).toFixed(1)} s`,
    String(restarts),
    told,
  ]
}

const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`

/** Plays the scenarios whose names hold the words of the command line, or all. Exit code 1 when one was not sound. */
async function main(wanted: string): Promise<number> {
  process.stdout.write(`${await circumstances()}\n\n`)
  process.stdout.write(line(head) + line(head.map(() => '---')))
  let code = 0
  for (const scenario of scenarios.filter(({ name }) => name.includes(wanted))) {
    const missing = scenario.missing?.()
    if (missing) {
      process.stdout.write(line([scenario.name, `not played: ${missing}`]))
      continue
    }
    const result = await play(scenario)
    process.stdout.write(line(rowOf(scenario.name, result)))
    if (!isSound(result)) code = 1
  }
  return code
}

process.exit(await main(process.argv.slice(2).join(' ')))
