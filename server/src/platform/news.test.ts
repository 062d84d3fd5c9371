import type { AccessKind } from 'contract/access'
import { describe, expect, it } from 'vitest'
import { type MatterNotice, notificationsOf, readNews } from './news.ts'
import type { MatterNews, OutboxRow } from './outbox.ts'

const row = (no: string, given: Partial<MatterNews> = {}): OutboxRow => ({
  id: '0195538a-0000-7000-8000-000000000000',
  topic: 'matter',
  payload: {
    no,
    matter: '0195538a-0000-7000-8000-000000000001',
    seq: 1,
    hashes: ['ab'.repeat(32)],
    day: '2026-03-02',
    lists: ['handle'],
    units: ['water'],
    hidden: [],
    ...given,
  },
})
const read = (rows: OutboxRow[]) => notificationsOf(rows).map((text) => readNews(text)!)
const units = (count: number): string[] => Array.from({ length: count }, (_, at) => `单位${at}`)

describe('notificationsOf', () => {
  it('tells of a matter once, with all it concerns', () => {
    const rows = [row('1'), row('2'), row('1', { lists: ['handle', 'audit'], units: ['panyu'], hidden: ['chengguan'] })]
    expect(read(rows)).toEqual([
      {
        matters: [
          { no: '1', lists: ['handle', 'audit'], units: ['water', 'panyu'], hidden: ['chengguan'] },
          { no: '2', lists: ['handle'], units: ['water'], hidden: [] },
        ] satisfies MatterNotice[],
      },
    ])
  })

  it('names each role that was told of a matter once, also where no list changed', () => {
    const notice = { kind: 'overdue', role: 'supervisor', organizer: null, event: 'e', at: 0 } as const
    const rows = [
      row('1', { lists: [], notices: [notice, { ...notice, kind: 'supervised' }] }),
      row('2', { lists: [], hidden: ['water'], notices: [{ ...notice, role: 'guidance', organizer: 'panyu' }] }),
    ]
    expect(read(rows)).toEqual([
      {
        matters: [],
        notices: [
          { role: 'supervisor', organizer: null, no: '1', hidden: [] },
          { role: 'guidance', organizer: 'panyu', no: '2', hidden: ['water'] },
        ],
      },
    ])
  })

  it('names each account whose rights or sign-ins have changed, and nobody who did something else', () => {
    const entry = (kind: AccessKind, subject: string | null): OutboxRow => ({
      id: '',
      topic: 'access',
      payload: { at: 0, account: 'security_admin', kind, matter: null, subject, facts: {} },
    })
    const rows = [entry('rights', 'auditor'), entry('session', 'auditor'), entry('recusal', 'dispatcher')]
    expect(read([...rows, entry('reveal', 'somebody'), entry('account', null)])).toEqual([
      { matters: [], sessions: 'auditor' },
      { matters: [], sessions: 'dispatcher' },
    ])
  })

  it('never makes one that the database would refuse, and leaves no matter out', () => {
    for (const width of [0, 1, 7, 60, 300, 400]) {
      const notices = [{ kind: 'overdue', role: 'supervisor', organizer: null, event: 'e', at: 0 } as const]
      const rows = Array.from({ length: 200 }, (_, at) => row(`${at}`, { units: units(width), notices }))
      const texts = notificationsOf([...rows, { id: '', topic: 'city', payload: {} }])
      expect(Math.max(...texts.map((text) => Buffer.byteLength(text)))).toBeLessThan(8_000)
      const told = texts.flatMap((text) => readNews(text)!.matters.map(({ no }) => no))
      expect(told).toEqual(rows.map((_, at) => `${at}`))
      expect(texts.flatMap((text) => readNews(text)!.notices ?? [])).toHaveLength(200)
      expect(readNews(texts[0])!.city).toBe(true)
    }
  })

  it('says nothing of a past that was brought in, which is on no list', () => {
    expect(notificationsOf([row('1', { lists: [] })])).toEqual([])
    expect(read([row('1', { lists: [] }), row('2')])[0]!.matters.map(({ no }) => no)).toEqual(['2'])
  })

  it('says that something was missed when one matter is too much for a notification', () => {
    expect(read([row('1', { units: units(2_000) }), row('2')])).toEqual([
      { matters: [{ no: '2', lists: ['handle'], units: ['water'], hidden: [] }], missed: true },
    ])
  })

  it('reads nothing from what is not its own', () => {
    for (const text of [undefined, '', 'null', '{}', '[', '7']) expect(readNews(text)).toBeUndefined()
  })
})
