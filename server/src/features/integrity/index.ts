export { rebuildProjections } from './rebuild.ts'
export { type Verified, verifyMatters } from './verify.ts'
