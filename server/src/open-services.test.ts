import { pino } from 'pino'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestServices, testServices } from '../test/services.ts'
import { openServices, withServices } from './open-services.ts'
import type { Services } from './platform/services.ts'

let test: TestServices
beforeAll(async () => {
  test = await testServices()
})
afterAll(() => test.close())

/** The file, as the system counts them, that a log goes to. */
const goesTo = ({ log }: Services) => (log as unknown as Record<symbol, { fd: number }>)[pino.symbols.streamSym]!.fd

it('keeps the log of a command out of what the command answers', async () => {
  const { config, db } = test.services
  expect(await withServices(config, db.url, async (services) => goesTo(services))).toBe(process.stderr.fd)

  const serving = await openServices(config, db.url)
  expect(goesTo(serving)).toBe(process.stdout.fd)
  await serving.db.close()
})
