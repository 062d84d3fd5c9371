import { expect, it } from 'vitest'
import { withAbove } from './tree.ts'

it('is told with the words of all that stands above, in the order given', () => {
  const items = [
    { code: '01', label: 'Streets', parent: null },
    { code: '0101', label: 'Lamps', parent: '01' },
    { code: '010101', label: 'Broken', parent: '0101' },
    { code: '0201', label: 'Alone', parent: '02' },
  ]
  expect(withAbove(items).map(({ code, path }) => [code, path])).toEqual([
    ['01', ['Streets']],
    ['0101', ['Streets', 'Lamps']],
    ['010101', ['Streets', 'Lamps', 'Broken']],
    ['0201', ['Alone']],
  ])
})
