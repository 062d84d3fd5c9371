export { refuseArchived, refuseArchivedContact } from './archived/refuse.ts'
export { findArchived } from './archived/store.ts'
export { beginMatter, type Request } from './begin-matter.ts'
export { matterTables } from './columns.ts'
export { type EventRow, eventFields, eventOf } from './event-rows.ts'
export { type Identity, identityColumns, personContext } from './persons.ts'
export { projectionsOf } from './projections.ts'
export { recordRaised } from './propose-long-term.ts'
export { isHidden, openMatter, readMatter } from './read-matter.ts'
export { readAs } from './reading.ts'
export { recountClocks } from './recount.ts'
export { matterRoutes } from './routes.ts'
export { runDueOf } from './run-due.ts'
export {
  eventsOf,
  findMatter,
  keepReason,
  lockMatterById,
  lockMatterIfFree,
  plainTextsOf,
} from './store.ts'
export { isTextRef, setAside } from './texts.ts'
export { trackRoutes } from './track.ts'
export { codesOf, standingTexts, type Worded } from './worded.ts'
export type { Work } from './work.ts'
export { textContext } from './work-rows.ts'
export { writeProjections } from './write.ts'
