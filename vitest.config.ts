import { defineConfig } from 'vitest/config'

const patience = { testTimeout: 60_000, hookTimeout: 120_000 }

/** Reading the product's modules again for each file took longer than many a file's tests; none of them keeps state. */
const together = { isolate: false }

/** The core once more on a machine of another zone: what it answers must be the same. Random histories compare with
 * nothing fixed, so they would find nothing there. */
const coreIn = (zone: string) => ({
  test: {
    name: `core in ${zone}`,
    include: ['core/src/**/*.test.ts'],
    exclude: ['**/*.walk.test.ts'],
    env: { TZ: zone },
    provide: { zone, walkSeed: 7, propertyRuns: 25 },
    ...patience,
    ...together,
  },
})

/** Rooms of tests, so that each can be run alone: the pure parts, also in other time zones, the server on a
 * PostgreSQL of the run's own, the web, and journeys through the whole product in a browser. */
export default defineConfig({
  test: {
    // Much of a test is waiting, for the database or for a page: two at a time use two cores well.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'core',
          include: ['{core,contract,docs,tools,bench}/**/*.test.ts'],
          env: { TZ: 'UTC' },
          provide: { zone: 'UTC', walkSeed: Number(process.env.WALK_SEED ?? 7), propertyRuns: 300 },
          ...patience,
          ...together,
        },
      },
      coreIn('Asia/Shanghai'),
      coreIn('America/New_York'),
      {
        test: {
          name: 'server',
          include: ['server/**/*.test.ts'],
          globalSetup: ['server/test/cluster.ts'],
          ...patience,
          ...together,
        },
      },
      { test: { name: 'web', include: ['web/**/*.test.{ts,tsx}'] } },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          globalSetup: ['e2e/parts/set-up.ts'],
          testTimeout: 300_000,
          hookTimeout: 120_000,
          ...together,
          // A browser on a busy machine may lose a race that no person would: what fails twice is a fault.
          retry: 1,
          // A page that is opened anew takes longer there than the second that is waited for otherwise.
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
})
