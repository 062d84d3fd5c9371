import { mkdir, writeFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { stringify } from 'csv-stringify/sync'
import { importMessages, type Progress, type Refused } from '../features/imports/index.ts'
import { withServices } from '../open-services.ts'
import { readConfig } from '../platform/config.ts'
import { runCommand, seldom } from '../platform/process.ts'
import { StartRefusal } from '../platform/refusal.ts'

const usage = 'Use: npm run import -- messages FILE.csv [--profile NAME]'

/** `npm run import -- messages FILE.csv`: takes a message board's history; a second run adds nothing. */
await runCommand(async ({ config, url, args }) => {
  const { file, profile } = readArguments(args)
  const settings = profile ? readConfig({ ...process.env, PROFILE: profile }) : config
  return withServices(settings, url, async (services) => {
    const told = progressOf()
    const started = Date.now()
    const { rows, added, known, late, refused } = await importMessages(services, file, told)
    const seconds = (Date.now() - started) / 1000
    console.log(
      `${rows} rows in ${seconds.toFixed(1)} s: ${added} added, ${known} known before, ${refused.length} refused`,
    )
    console.log(`${late} replies came after the due time of ${settings.profile}`)
    if (refused.length > 0)
      console.log(`The refused rows and why: ${await writeRefused(file, config.dataDir, refused)}`)
    return refused.length > 0 ? 2 : 0
  })
})

function readArguments(args: readonly string[]): { file: string; profile?: string } {
  const [kind, file, ...rest] = args
  if (kind !== 'messages' || !file || file.startsWith('--')) throw new StartRefusal(usage)
  if (rest.length === 0) return { file: resolve(file) }
  const [flag, profile] = rest
  if (flag !== '--profile' || !profile || rest.length > 2) throw new StartRefusal(usage)
  return { file: resolve(file), profile }
}

/** Tells once a second how far it is, how fast, and how long it will take. */
function progressOf(): (progress: Progress) => void {
  const started = Date.now()
  const tell = seldom(1000)
  return ({ rows, share }) =>
    tell(() => {
      const seconds = (Date.now() - started) / 1000
      const left = share > 0 ? Math.round((seconds / share) * (1 - share)) : 0
      return `${rows} rows, ${Math.round(rows / seconds)} rows/s, ${left} s left`
    })
}

/** Beside the input where that may be written to, else in the data folder. Answers where. */
async function writeRefused(file: string, dataDir: string, refused: readonly Refused[]): Promise<string> {
  const text = stringify(
    refused.map(({ line, number, reason }) => [line, number, reason]),
    {
      header: true,
      bom: true,
      columns: ['line', 'number', 'reason'],
    },
  )
  const beside = `${file}.refused.csv`
  try {
    await writeFile(beside, text)
    return beside
  } catch {
    const folder = join(dataDir, 'imports')
    await mkdir(folder, { recursive: true })
    const other = join(folder, basename(beside))
    await writeFile(other, text)
    return other
  }
}
