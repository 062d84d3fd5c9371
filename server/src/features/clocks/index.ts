export { daysTold } from './days.ts'
export { explanationOf } from './explanation.ts'
export { clockRoutes } from './routes.ts'
