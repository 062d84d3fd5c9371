export { keepEntered, lookAgain } from './entered.ts'
export { type Cut, cutByTime } from './retention.ts'
export { retentionRoutes } from './routes.ts'
export { keepSpokenOf } from './spoken-of.ts'
