import { tellCityChanged } from '../../../platform/outbox.ts'
import { refreshCity, type Services } from '../../../platform/services.ts'
import { saveOrganizers } from '../../people/index.ts'
import { saveLists } from '../store.ts'
import { type ListFile, listFiles } from './check.ts'
import { readFolder } from './read-folder.ts'

/**
 * Takes in the lists of a folder, all or none: entries are added or brought up to date by their code. None is taken
 * away, since matters may bear it; a unit that takes no more work is shut at the desk. All nodes read the lists again.
 * Answers how many entries each file had.
 */
export async function loadLists(
  { db, city, log }: Pick<Services, 'db' | 'city' | 'log'>,
  folder: string,
): Promise<Partial<Record<ListFile, number>>> {
  const { organizers, ...lists } = await readFolder(folder, city)
  await db.transaction(async (tx) => {
    if (organizers) await saveOrganizers(tx, organizers)
    await saveLists(tx, lists)
    await tellCityChanged(tx)
  })
  await refreshCity({ city, log })
  const all = { organizers, ...lists }
  return Object.fromEntries(listFiles.flatMap((name) => (all[name] ? [[name, all[name].length]] : [])))
}
