import { expect, it } from 'vitest'
import { districtsOf, withAbove } from './tree.ts'

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

it('has its districts right under the city', () => {
  const places = [
    { code: '4401', label: 'City', parent: null },
    { code: '440106', label: 'District', parent: '4401' },
    { code: '440106001', label: 'Street', parent: '440106' },
    { code: '440113', label: 'Other', parent: '4401' },
  ]
  expect(districtsOf(places).map(({ code }) => code)).toEqual(['440106', '440113'])
  expect(districtsOf([])).toEqual([])
})
