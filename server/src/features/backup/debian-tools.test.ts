import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DebianServer, debianPrograms, startDebianServer } from '../../../test/debian-server.ts'
import { fillCity, moment } from '../../../test/services.ts'
import { drawPasts } from '../../demo/index.ts'
import { play } from '../../demo/play.ts'
import { openServices } from '../../open-services.ts'
import { readConfig } from '../../platform/config.ts'
import { migrate } from '../../platform/database/migrate.ts'
import type { Services } from '../../platform/services.ts'
import { createBackground } from '../background/index.ts'
import { verifyMatters } from '../integrity/index.ts'
import { runDueOf } from '../matters/index.ts'

const programs = debianPrograms()
const now = moment('2026-07-01 10:00')

describe.skipIf(!programs)('a dump by Debian’s tools, of a database of Debian’s (skipped without postgresql)', () => {
  let server: DebianServer
  const opened: Services[] = []
  const open = async (url: string): Promise<Services> => {
    const config = readConfig({ DATA_DIR: server.folder, DEMO: '1', LOG_LEVEL: 'silent' })
    const services = await openServices(config, url)
    opened.push(services)
    return services
  }
  beforeAll(async () => {
    server = await startDebianServer(programs!)
  }, 60_000)
  afterAll(async () => {
    for (const { db } of opened) await db.close()
    await server?.stop()
  })

  it('is read back into another database, whole and proven by the same keys', async () => {
    const url = await server.createDatabase('first')
    await migrate(url)
    await fillCity(url)
    const first = await open(url)
    for (const past of drawPasts(3, 20, now)) await play(first, past, now)
    const { relay } = createBackground(first, (matter, until) => runDueOf(first, matter, until))
    await relay.drain()

    const dump = join(server.folder, 'huixiang.dump')
    execFileSync(join(programs!, 'pg_dump'), ['-Fc', '-f', dump, '-d', url])
    const copy = await server.createDatabase('second')
    execFileSync(join(programs!, 'pg_restore'), ['--no-owner', '--exit-on-error', '-d', copy, dump])

    const second = await open(copy)
    const [of, again] = [await verifyMatters(first, () => undefined), await verifyMatters(second, () => undefined)]
    expect(again).toEqual(of)
    expect([again.matters, again.findings, again.days]).toEqual([20, [], []])
    expect(await migrate(copy)).toEqual([])
  })
})
