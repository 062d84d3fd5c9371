export { healthRoutes } from './routes.ts'
export { findWaiting, secondsSince } from './waiting.ts'
