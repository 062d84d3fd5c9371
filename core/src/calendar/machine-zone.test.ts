import { expect, it } from 'vitest'
import { zone } from '../../test/chance.ts'

/** The hour of the day at the epoch in each zone that the tests of the core run in. */
const hours: Readonly<Record<string, number>> = { UTC: 0, 'Asia/Shanghai': 8, 'America/New_York': 19 }

it('the machine is in the zone that is meant, so that every test beside this one says it plays no part', () => {
  expect(new Date(0).getHours()).toBe(hours[zone])
})
