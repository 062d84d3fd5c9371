/** How faults are planted in the core, one at a time: run it by `npm run mutate`, which says where. */
export default {
  testRunner: 'vitest',
  // Without the dot it would be looked up as a file of the package `tools`, which is the clone's and not the copy's.
  vitest: { configFile: './tools/mutate/vitest.config.ts', related: true },
  plugins: ['@stryker-mutator/vitest-runner'],
  // A fault meets the tests that pass through it alone. What runs while a file loads is the tables of the lifecycle and
  // the rules, which `table.test.ts` and `guangzhou-2022.test.ts` hold by hand: a fault there would need every test.
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  concurrency: 2,
  incremental: true,
  incrementalFile: '.cache/mutate/known.json',
  tempDirName: '.cache/mutate/copy',
  ignorePatterns: ['**', '!core/**', '!server/profiles/*', '!tools/mutate/*', '!package.json', '!tsconfig.json'],
  disableTypeChecks: false,
  reporters: ['progress-append-only', 'clear-text', 'html'],
  clearTextReporter: { allowColor: false, allowEmojis: false, logTests: false, reportTests: false },
  htmlReporter: { fileName: '.cache/mutate/report.html' },
  thresholds: { high: 95, low: 85, break: 85 },
}
