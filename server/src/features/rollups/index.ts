export { addToRollups, countsOf } from './add.ts'
export { rebuildRollups } from './rebuild.ts'
export { dashboardRoutes } from './routes.ts'
export { addCounts } from './store.ts'
