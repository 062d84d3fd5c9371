export { exportRoutes } from './routes.ts'
export { forgetExports } from './store.ts'
