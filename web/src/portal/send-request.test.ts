import type { ProblemCode } from 'contract/problems'
import { expect, it } from 'vitest'
import { ProblemError } from '../api/client.ts'
import type { RegisterBody, Unanswered } from './draft.ts'
import { sendRequest } from './send-request.ts'

const body = (title: string): RegisterBody => ({ type: 'help', title, content: 'text', anonymous: true })
const problem = (code: ProblemCode, status: number) =>
  new ProblemError({ type: '', title: '', code, status, request: '' })

/** A server that keeps what it took by key; its answer may get lost on the way. */
function server() {
  const taken = new Map<string, string>()
  let kept: Unanswered | undefined
  let keys = 0
  let trouble: 'lost' | 'refused' | undefined
  const send = async (sent: RegisterBody, key: string) => {
    if (trouble === 'refused') throw problem('rule-refused', 422)
    const before = taken.get(key)
    if (before && before !== sent.title) throw problem('key-reused', 422)
    taken.set(key, sent.title)
    if (trouble === 'lost') throw problem('unavailable', 0)
    return { no: sent.title, code: '12345678' }
  }
  return {
    taken,
    kept: () => kept,
    with: (next: typeof trouble) => {
      trouble = next
    },
    post: (title: string) =>
      sendRequest(body(title), kept, {
        send,
        newKey: () => `key-${++keys}`,
        keep: (attempt) => {
          kept = attempt
        },
      }),
  }
}

it('registers once when the answer got lost and the request is sent again', async () => {
  const one = server()
  one.with('lost')
  await expect(one.post('A')).rejects.toThrow('unavailable')
  one.with(undefined)
  expect(await one.post('A')).toMatchObject({ no: 'A', earlier: false })
  expect(one.taken.size).toBe(1)
})

it('tells the number of the first try when the draft was changed after a lost answer', async () => {
  const one = server()
  one.with('lost')
  await expect(one.post('A')).rejects.toThrow('unavailable')
  one.with(undefined)
  expect(await one.post('B')).toMatchObject({ no: 'A', earlier: true })
  expect(one.taken.size).toBe(1)
})

it('forgets the key of a try that was refused, so that the mended request is a new one', async () => {
  const one = server()
  one.with('refused')
  await expect(one.post('A')).rejects.toThrow('rule-refused')
  expect(one.kept()).toBeUndefined()
  one.with(undefined)
  expect(await one.post('B')).toMatchObject({ no: 'B', earlier: false })
})
