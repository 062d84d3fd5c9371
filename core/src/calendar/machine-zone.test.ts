import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'

describe('the time zone of the machine', () => {
  const program = fileURLToPath(new URL('../../test/print-dues.ts', import.meta.url))
  const printed = async (zone: string): Promise<{ hour: number; dues: string[] }> => {
    const env = { ...process.env, TZ: zone }
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', program], { env })
    return JSON.parse(stdout)
  }

  it('plays no part', { timeout: 30_000 }, async () => {
    const [utc, shanghai, newYork] = await Promise.all(['UTC', 'Asia/Shanghai', 'America/New_York'].map(printed))
    expect([utc?.hour, shanghai?.hour, newYork?.hour]).toEqual([0, 8, 19])
    expect(utc?.dues).toHaveLength(40)
    expect(shanghai?.dues).toEqual(utc?.dues)
    expect(newYork?.dues).toEqual(utc?.dues)
  })
})
