export { countLists } from './counts.ts'
export type { Reader } from './items.ts'
export { mayReadList, pageFor, readerOf, readPage } from './page.ts'
export { workListRoutes } from './routes.ts'
