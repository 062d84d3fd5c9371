import { defineConfig } from 'vitest/config'

/** Rooms of tests, so that each can be run alone. */
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'core', include: ['core/**/*.test.ts', 'contract/**/*.test.ts'], testTimeout: 300_000 } },
      { test: { name: 'server', include: ['server/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 } },
    ],
  },
})
