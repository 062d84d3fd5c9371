import { writeBackup } from '../features/backup/index.ts'
import { runCommand } from '../platform/process.ts'
import { StartRefusal } from '../platform/refusal.ts'

/** `npm run backup -- FOLDER`: all rows as they are at one moment, while the product runs; without the keys. */
await runCommand(async ({ config, url, args: [folder, ...rest] }) => {
  if (!folder || rest.length > 0) throw new StartRefusal('Say where to: npm run backup -- /srv/backup/2026-12-01')
  const { tables } = await writeBackup({ url, dataDir: config.dataDir, folder, onTable: tell })
  console.log(`${tables.reduce((sum, { rows }) => sum + rows, 0)} rows are in ${folder}`)
  console.log(
    'The keys are not among them: keep a copy of keys.json in another place. Without it nobody can read names.',
  )
  return 0
})

function tell(table: string, rows: number): void {
  console.log(`  ${table.padEnd(20)} ${String(rows).padStart(11)} rows`)
}
