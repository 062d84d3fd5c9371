import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

const root = join(import.meta.dirname, '..', '..')

/**
 * The tests of the core that a planted fault is shown to. Random histories are left out: they are drawn before their
 * tests begin, so each run would draw hundreds again.
 */
export default defineConfig({
  // The packages' links lead to the clone; the faults are planted in a copy of it.
  resolve: { alias: [{ find: /^core\/(\w+)$/, replacement: join(root, 'core/src/$1/index.ts') }] },
  test: {
    include: ['core/src/**/*.test.ts'],
    exclude: ['**/*.walk.test.ts'],
    env: { TZ: 'UTC' },
    provide: { zone: 'UTC', walkSeed: 7, propertyRuns: 25 },
    isolate: false,
  },
})
