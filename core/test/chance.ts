import { inject } from 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    /** Another seed walks other ways: `WALK_SEED=11 npx vitest run --project core core/src/matter`. */
    walkSeed: number
    /** How many values a property draws: fewer where each of many runs asks for them again. */
    propertyRuns: number
    /** The time zone of the process, which no answer may depend on. */
    zone: string
  }
}

/** What chance plays in these tests, and where they run. The run hands it in: the core reads no environment. */
export const seed = inject('walkSeed')
export const runs = inject('propertyRuns')
export const zone = inject('zone')
