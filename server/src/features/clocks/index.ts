export { explanationOf } from './explanation.ts'
export { clockRoutes } from './routes.ts'
