export { waitsByNumber } from './callbacks/store.ts'
export { contactRowsOf } from './contact-rows.ts'
export { contactRoutes } from './routes.ts'
export { contactTables } from './tables.ts'
