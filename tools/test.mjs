/**
 * `npm test`: installs what is missing, checks types, lint and imports, and runs every test. The last line says how
 * many passed and failed; a check counts as one test.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { installBrowserIfNeeded } from './browser.mjs'
import { installIfNeeded, npmBeside, refuseOldNode, root } from './install.mjs'

refuseOldNode()
installIfNeeded()
installBrowserIfNeeded()

// Each check keeps one core busy at most: together they take as long as the slowest.
const checks = await Promise.all(
  ['check:types', 'check:lint', 'check:imports'].map(async (name) => {
    const { ok, said } = await npmBeside(['run', '--silent', name])
    console.log(`\nnpm run ${name}: ${ok ? 'clean' : 'failed'}\n${said}`)
    return ok
  }),
)
const tests = runTests()
const passed = tests.passed + checks.filter((ok) => ok).length
const failed = tests.failed + checks.filter((ok) => !ok).length

process.exitCode = failed === 0 ? 0 : 1
if (tests.skipped > 0) console.log(`${tests.skipped} skipped: what they need is not here`)
console.log(`${passed} passed, ${failed} failed`)

/** Runs the tests and reads what came of them from the runner's own report. */
function runTests() {
  const folder = mkdtempSync(join(tmpdir(), 'huixiang-report-'))
  const file = join(folder, 'report.json')
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const { status } = spawnSync(process.execPath, [vitest, 'run', ...reporters], { cwd: root, stdio: 'inherit' })
  const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
  rmSync(folder, { recursive: true })
  return count(report, status === 0)
}

/** A file that does not even load has no failed test of its own, and a failure outside tests belongs to no file. */
function count(report, ok) {
  if (!report) return { passed: 0, failed: 1, skipped: 0 }
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((it) => it.status === 'failed'),
  )
  const failed = report.numFailedTests + unloaded.length
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && !ok ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}
