export { addMetrics } from './routes.ts'
