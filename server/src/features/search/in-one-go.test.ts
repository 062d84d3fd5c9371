import { expect, it } from 'vitest'
import { guangzhou } from '../../../test/city.ts'
import type { Queryable } from '../../platform/database/queryable.ts'
import { lowestIdAt } from '../../platform/ids.ts'
import { wordsOf } from './keep.ts'

const ids = Array.from({ length: 40 }, (_, n) => lowestIdAt(1_700_000_000_000 + n))
const texts = ids.map((id) => ({ matter: id, id, kind: 'register.title', plain: '路灯不亮', for_units: true }))
const matters = ids.map((id) => ({
  id,
  category: null,
  place: {},
  texts: { title: id, content: null, titleForUnits: null, contentForUnits: null, answer: null },
  assignments: [],
}))

/** A database that has what is asked for. */
const found: Queryable = {
  query: async <Row>({ text }: { text: string }) => (text.includes('from texts') ? texts : matters) as Row[],
}

it('the words of many matters are made with pauses in which others get their turn', async () => {
  let turns = 0
  const count = (): void => {
    turns += 1
    next = setImmediate(count)
  }
  let next = setImmediate(count)
  const words = await wordsOf(found, guangzhou(), ids)
  clearImmediate(next)
  expect(words.map(({ matter_id }) => matter_id)).toEqual(ids)
  expect(turns).toBeGreaterThanOrEqual(2)
})
