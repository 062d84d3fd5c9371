import { existsSync } from 'node:fs'
import { readBackup } from '../features/backup/index.ts'
import { keyFileIn } from '../platform/key-file.ts'
import { runCommand } from '../platform/process.ts'
import { StartRefusal } from '../platform/refusal.ts'

/** `npm run restore -- FOLDER`: reads a backup into an empty database. To be run while the product does not serve. */
await runCommand(async ({ config, url, args: [folder, ...rest] }) => {
  if (!folder || rest.length > 0) throw new StartRefusal('Say from where: npm run restore -- /srv/backup/2026-12-01')
  if (!config.keys && !existsSync(keyFileIn(config.dataDir)))
    throw new StartRefusal(
      `First put the keys of the backup back: ${keyFileIn(config.dataDir)} is not there. Without them nobody can read names, and new ones would not fit.`,
    )
  const { madeAt } = await readBackup({ url, dataDir: config.dataDir, folder, onTable: tell })
  console.log(`Everything is as it was at ${new Date(madeAt).toISOString()}. Now run: npm run verify`)
  return 0
})

function tell(table: string, rows: number): void {
  console.log(`  ${table.padEnd(20)} ${String(rows).padStart(11)} rows`)
}
