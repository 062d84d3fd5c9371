export * from './abilities.ts'
export * from './mask.ts'
export * from './roles.ts'
export * from './text-sight.ts'
