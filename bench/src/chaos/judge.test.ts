import { expect, it } from 'vitest'
import { judge } from './judge.ts'
import type { Told } from './senders.ts'
import type { Stage } from './stage.ts'

const told = (refusals: [string, number][] = []): Told => ({
  registered: new Map([
    ['k1', '1'],
    ['k2', '2'],
  ]),
  accepted: new Map([
    ['1', 1],
    ['2', 1],
  ]),
  refusals: new Map(refusals),
  silence: 0,
})

/** A database that holds these: numbers by key, all matters, acceptances by number. */
function stageWith(kept: [string, string][], { matters = 2, acceptances = [1, 1] } = {}): Stage {
  const answers = [
    kept.map(([key, no]) => ({ key, no })),
    [{ n: matters }],
    acceptances.map((n, at) => ({ no: String(at + 1), n })),
  ]
  const rows = async <Row>() => answers.shift() as Row[]
  return { rows, verify: () => true } as unknown as Stage
}

const whole: [string, string][] = [
  ['k1', '1'],
  ['k2', '2'],
]

it.each([
  ['nothing amiss', stageWith(whole), {}],
  ['a request that is gone', stageWith([['k1', '1']], { matters: 1, acceptances: [1] }), { lost: 2 }],
  [
    'a request under another number',
    stageWith([
      ['k1', '1'],
      ['k2', '3'],
    ]),
    { lost: 1 },
  ],
  ['an acceptance that is gone', stageWith(whole, { acceptances: [1] }), { lost: 1 }],
  ['a request that is there twice', stageWith(whole, { matters: 3 }), { doubled: 1 }],
  ['an acceptance that is there twice', stageWith(whole, { acceptances: [1, 2] }), { doubled: 1 }],
])('finds %s', async (_, stage, expected) => {
  const { lost, doubled } = await judge(stage, told())
  expect({ lost, doubled }).toEqual({ lost: 0, doubled: 0, ...expected })
})

it('takes an answer to be clear that says to try again, and no other', async () => {
  const refusals: [string, number][] = [
    ['503 unavailable', 3],
    ['no answer: ECONNREFUSED', 2],
    ['500 internal', 1],
    ['400 malformed', 1],
    ['never acknowledged', 1],
    ['503 unavailable without Retry-After', 1],
    ['no answer: timeout', 1],
  ]
  expect((await judge(stageWith(whole), told(refusals))).unclear).toBe(5)
})
