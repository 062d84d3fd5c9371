/**
 * `npm test`: installs what is missing, checks types, lint and imports, and runs every test. The last line says how
 * many passed and failed; a failing check counts as one failed test.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installIfNeeded } from './install.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const run = (command, args) => spawnSync(command, args, { cwd: root, stdio: 'inherit' }).status === 0

/** Runs the tests and reads what came of them from the runner's own report. */
function runTests() {
  const folder = mkdtempSync(join(tmpdir(), 'huixiang-tests-'))
  const report = join(folder, 'report.json')
  const ok = run('npx', ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`])
  const counts = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined
  rmSync(folder, { recursive: true })
  if (!counts) return { passed: 0, failed: 1, skipped: 0 }
  const failed = counts.numFailedTests + (ok || counts.numFailedTests > 0 ? 0 : 1)
  return { passed: counts.numPassedTests, failed, skipped: counts.numPendingTests }
}

installIfNeeded(root)
const checks = ['check:types', 'check:lint', 'check:imports'].map((name) => run('npm', ['run', '--silent', name]))
const { passed, failed, skipped } = runTests()
const failedChecks = checks.filter((ok) => !ok).length
const total = `${passed + checks.length - failedChecks} passed, ${failed + failedChecks} failed`
console.log(skipped > 0 ? `${total}, ${skipped} skipped` : total)
process.exit(failed + failedChecks === 0 ? 0 : 1)
