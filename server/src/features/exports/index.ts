export { contextOf as exportContext } from './make-file.ts'
export { exportRoutes } from './routes.ts'
export { forgetExports } from './store.ts'
