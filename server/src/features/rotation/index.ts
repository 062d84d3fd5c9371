export { keyStatus, retire } from './retire.ts'
export { rotate } from './rotate.ts'
