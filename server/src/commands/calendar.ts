import { loadCalendar } from '../features/reference/index.ts'
import { migrate } from '../platform/database/migrate.ts'
import { openDatabase } from '../platform/database/pool.ts'
import { runCommand } from '../platform/process.ts'
import { StartRefusal } from '../platform/refusal.ts'

/** `npm run calendar -- load FILE`: takes in the holiday lists of a reviewed file, with the version they are to bear. */
await runCommand(async ({ url, args: [verb, file] }) => {
  if (verb !== 'load' || !file)
    throw new StartRefusal('Say which file to load: npm run calendar -- load holidays-2027.json')
  await migrate(url)
  const db = openDatabase(url, { connections: 1 })
  try {
    const { calendar, added, changed } = await loadCalendar(db, file)
    const lists = [
      ...(added.length > 0 ? [`new: ${added.join(', ')}`] : []),
      ...(changed.length > 0 ? [`changed: ${changed.join(', ')}`] : []),
    ]
    const what = lists.length > 0 ? lists.join('; ') : 'nothing new'
    process.stdout.write(`Calendar ${calendar.version} is in force (${what}).\n`)
    return 0
  } finally {
    await db.close()
  }
})
