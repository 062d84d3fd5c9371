import { makeAdministrators } from '../features/people/index.ts'
import { migrate } from '../platform/database/migrate.ts'
import { openDatabase } from '../platform/database/pool.ts'
import { runCommand } from '../platform/process.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)

/** `npm run setup`: makes the three administrators of a product without the demo city and tells their first passwords. */
await runCommand(async ({ url }) => {
  await migrate(url)
  const db = openDatabase(url, { connections: 1 })
  try {
    const done = await makeAdministrators(db)
    if ('present' in done) {
      say(`There are administrators already: ${done.present.join(', ')}. Nothing was changed.`)
      return 1
    }
    say('The three administrators. These passwords are shown this once and must be changed at the first sign-in:')
    for (const { account, password } of done.made) say(`  ${account}  ${password}`)
    return 0
  } finally {
    await db.close()
  }
})
