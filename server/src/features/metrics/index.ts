export { tellWorkers } from './crew.ts'
export { addMetrics } from './routes.ts'
