export * from './cell.ts'
export * from './contact-count.ts'
export * from './matter-counts.ts'
