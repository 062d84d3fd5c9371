export { addToRollups } from './add.ts'
export { rebuildRollups } from './rebuild.ts'
export { dashboardRoutes } from './routes.ts'
