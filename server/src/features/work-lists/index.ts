export type { Reader } from './items.ts'
export { mayReadList, readerOf, readPage } from './page.ts'
export { workListRoutes } from './routes.ts'
