export * from './profile.ts'
export * from './types.ts'
