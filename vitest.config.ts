import { defineConfig } from 'vitest/config'

const patience = { testTimeout: 60_000, hookTimeout: 120_000 }

/** Rooms of tests, so that each can be run alone: the pure parts, the server on a PostgreSQL of the run's own, the web. */
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'core', include: ['{core,contract,docs,tools}/**/*.test.ts'] } },
      {
        test: {
          name: 'server',
          include: ['server/**/*.test.ts'],
          globalSetup: ['server/test/cluster.ts'],
          ...patience,
        },
      },
      { test: { name: 'web', include: ['web/**/*.test.{ts,tsx}'] } },
    ],
  },
})
