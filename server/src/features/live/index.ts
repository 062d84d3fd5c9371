export { createHub } from './hub.ts'
export { readingsOf } from './readings.ts'
export { liveRoutes } from './routes.ts'
