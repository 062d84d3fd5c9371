export { noticeRoutes } from './routes.ts'
export { keepNotices } from './store.ts'
