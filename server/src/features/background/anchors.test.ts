import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Queryable, Statement } from '../../platform/database/queryable.ts'
import { anchorWriter, readAnchors, sumOfHashes } from './anchors.ts'
import type { Head } from './store.ts'

let dataDir: string
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'huixiang-anchors-'))
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

const hash = fc.uint8Array({ minLength: 32, maxLength: 32 })
const digest = (byte: number): Buffer => Buffer.alloc(32, byte)

/** Knows heads that wait to be written, and forgets them once they are marked. */
function headsWaiting(...waiting: Head[]): Queryable & { add(head: Head): void } {
  return {
    add: (head) => void waiting.push(head),
    query: async <Row>({ name }: Statement) => {
      if (name === 'unwritten-heads') return [...waiting] as Row[]
      waiting.shift()
      return []
    },
  }
}

describe('sumOfHashes', () => {
  it('is the same in any order and by any parts', () => {
    fc.assert(
      fc.property(fc.array(hash), fc.array(hash), (one, other) => {
        const whole = sumOfHashes([...one, ...other])
        expect(whole).toHaveLength(32)
        expect(sumOfHashes([...other, ...one].reverse())).toEqual(whole)
        expect(sumOfHashes(other, sumOfHashes(one))).toEqual(whole)
      }),
    )
  })

  it('tells of any one hash that is missing or another', () => {
    fc.assert(
      fc.property(fc.array(hash), hash, hash, (others, one, other) => {
        fc.pre(one.some((byte, at) => byte !== other[at]) && one.some((byte) => byte > 0))
        expect(sumOfHashes([...others, one])).not.toEqual(sumOfHashes([...others, other]))
        expect(sumOfHashes([...others, one])).not.toEqual(sumOfHashes(others))
      }),
    )
  })

  it('wraps round at 2^256', () => {
    const one = Buffer.concat([Buffer.alloc(31), Buffer.from([1])])
    expect(sumOfHashes([digest(0xff), one])).toEqual(digest(0))
  })
})

describe('the file of anchors', () => {
  const lateEvening = Date.parse('2026-03-02T23:59:30+08:00')

  it('is written once a minute, when the day turns, and when told to', async () => {
    let now = lateEvening
    const anchors = anchorWriter(dataDir, pino({ level: 'silent' }), () => now)
    const eventsAfter = async (when?: 'now') => {
      await anchors.flush(heads, when)
      return (await readAnchors(dataDir)).get('2026-03-02')?.events
    }
    const heads = headsWaiting({ day: '2026-03-02', events: 1, digest: digest(1) })
    expect(await eventsAfter()).toBe(1)
    heads.add({ day: '2026-03-02', events: 2, digest: digest(2) })
    now += 29_000
    expect(await eventsAfter()).toBe(1)
    now += 1_000
    expect(await eventsAfter()).toBe(2)
    heads.add({ day: '2026-03-02', events: 3, digest: digest(3) })
    now += 59_999
    expect(await eventsAfter()).toBe(2)
    now += 1
    expect(await eventsAfter()).toBe(3)
    heads.add({ day: '2026-03-02', events: 4, digest: digest(4) })
    expect(await eventsAfter('now')).toBe(4)
  })

  it('is written on when the clock went back', async () => {
    let now = lateEvening
    const anchors = anchorWriter(dataDir, pino({ level: 'silent' }), () => now)
    const heads = headsWaiting({ day: '2026-03-02', events: 1, digest: digest(1) })
    await anchors.flush(heads)
    heads.add({ day: '2026-03-02', events: 2, digest: digest(2) })
    now -= 3_600_000
    await anchors.flush(heads)
    expect((await readAnchors(dataDir)).get('2026-03-02')?.events).toBe(2)
  })

  it('is read past a line that was cut short, and gives the last head of each day', async () => {
    const anchors = anchorWriter(dataDir, pino({ level: 'silent' }), () => lateEvening)
    await anchors.flush(headsWaiting({ day: '2026-03-01', events: 5, digest: digest(5) }), 'now')
    appendFileSync(join(dataDir, 'anchors.jsonl'), '{"day":"2026-03-01","events":9,"dig')
    await anchors.flush(
      headsWaiting(
        { day: '2026-03-01', events: 7, digest: digest(7) },
        { day: '2026-03-02', events: 1, digest: digest(1) },
      ),
      'now',
    )
    const at = '2026-03-02T23:59:30.000+08:00'
    expect([...(await readAnchors(dataDir)).values()]).toEqual([
      { day: '2026-03-01', events: 7, digest: digest(7), at },
      { day: '2026-03-02', events: 1, digest: digest(1), at },
    ])
  })

  it('is empty where none was ever written', async () => {
    expect(await readAnchors(join(dataDir, 'none'))).toEqual(new Map())
  })
})
