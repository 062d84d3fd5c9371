import { mkdir, open } from 'node:fs/promises'
import { join } from 'node:path'

/** Adds lines to a file of the data folder, readable by its owner alone, and returns when they are on the disk. */
export async function appendLines(dataDir: string, fileName: string, lines: readonly string[]): Promise<void> {
  await mkdir(dataDir, { recursive: true })
  const file = await open(join(dataDir, fileName), 'a', 0o600)
  try {
    // The line before may have been cut short by a loss of power: ours begin on a line of their own.
    await file.write(`\n${lines.join('\n')}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
}
