import { recountClocks } from '../features/matters/index.ts'
import { loadCalendar } from '../features/reference/index.ts'
import { withServices } from '../open-services.ts'
import { runCommand } from '../platform/process.ts'
import { StartRefusal } from '../platform/refusal.ts'

/**
 * `npm run calendar -- load FILE`: takes in the holiday lists of a reviewed file, with the version they are to bear, and
 * counts the clocks that they settle or move again. Cut short, it is run again.
 */
await runCommand(async ({ config, url, args: [verb, file] }) => {
  if (verb !== 'load' || !file)
    throw new StartRefusal('Say which file to load: npm run calendar -- load holidays-2027.json')
  return withServices(config, url, async (services) => {
    const { calendar, added, changed } = await loadCalendar(services.db, file)
    await services.city.refresh()
    const lists = [
      ...(added.length > 0 ? [`new: ${added.join(', ')}`] : []),
      ...(changed.length > 0 ? [`changed: ${changed.join(', ')}`] : []),
    ]
    // A run after one that was cut short finds nothing new: it looks at all of them.
    const onlyNew = added.length > 0 && changed.length === 0
    console.log(`Calendar ${calendar.version} is in force (${lists.length > 0 ? lists.join('; ') : 'nothing new'}).`)
    const moved = await recountClocks(services, onlyNew ? 'provisional' : 'all')
    console.log(`Time limits of ${moved} matters were counted again.`)
    return 0
  })
})
