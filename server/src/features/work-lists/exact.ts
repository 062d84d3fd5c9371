import type { Queryable } from '../../platform/database/queryable.ts'
import { findMatter, refuseArchived } from '../matters/index.ts'
import { closedLine } from './all-matters/newest.ts'
import { dutiesOfMatter } from './duties.ts'
import type { Reader } from './items.ts'
import { ownUnits, type Source } from './sources.ts'
import { assignmentLines, type Line, type OpenLine, openLines } from './store.ts'

/** The lines of one number, as far as they stand on the list for this reader. Throws `archived` where its month is put away. */
export async function linesOfNo(on: Queryable, no: string, given: { source: Source; reader: Reader }): Promise<Line[]> {
  const { source, reader } = given
  const id = (await findMatter(on, no))?.matter.id
  if (!id) await refuseArchived(on, no, reader)
  if (!id) return []
  if (source.of === 'assignments') {
    const own = ownUnits(reader.city, reader.actor)
    const lines = await assignmentLines(on, id)
    return lines.filter(
      ({ organizer, assignmentState }) => own.includes(organizer!) && source.states.includes(assignmentState!),
    )
  }
  if (source.of === 'duties') return dutiesOfMatter(on, reader.actor, id)
  const [open] = await openLines(on, [id])
  if (source.of === 'all') return [open ?? closedLine(id)]
  return open && stands(open, source) ? [open] : []
}

function stands(line: OpenLine, source: Exclude<Source, { of: 'assignments' | 'duties' | 'all' }>): boolean {
  if (source.of === 'state') return line.state === source.state
  return source.of === 'supervised' ? line.supervised : line.state !== 'closed'
}
