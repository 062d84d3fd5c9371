import { tableOf } from './figures.ts'
import { circumstances } from './machine.ts'
import { openPlace, type Place } from './place.ts'
import { openRecorder } from './record.ts'
import { Bench } from './rounds.ts'
import { say } from './tally.ts'
import { listPath, recordRead, recordReferences, signInAll } from './tasks.ts'

const rounds = Number(process.env.BENCH_ROUNDS ?? 5)

async function measure(place: Place): Promise<void> {
  const tokens = await signInAll(place.port)
  const recorder = await openRecorder(place.services)
  const references = await recordReferences(recorder, tokens)
  const bench = new Bench({ place, tokens, references })
  say('Warming up')
  await bench.warmUp()
  const list = await recordRead(recorder, { path: listPath, token: tokens.dispatcher })
  await recorder.close()
  for (let round = 1; round <= rounds; round++) {
    say(`Round ${round} of ${rounds}`)
    await bench.round(list)
  }
  const rows = [...bench.tally.rows.values()]
  process.stdout.write(`${await circumstances()}\n\n${tableOf(rows)}\n`)
  // A load with errors has measured something else.
  if (rows.some(({ errors }) => errors > 0)) process.exitCode = 1
}

say('Making a database and starting the product on it')
const place = await openPlace()
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void place.close().finally(() => process.exit(1)))
try {
  await measure(place)
} finally {
  await place.close()
}
