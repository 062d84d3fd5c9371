import { organizers } from './organizers.ts'
import { places, streetsOf } from './places.ts'
import { chance, pick, type Random, weighted } from './random.ts'
import { addressEnds, spots } from './spots.ts'
import type { Template } from './template.ts'
import type { MatterWish } from './wish.ts'

/** Where a matter lies. `district` and `street` are codes, the labels their names. */
export interface DrawnPlace {
  district: string
  street: string
  districtLabel: string
  streetLabel: string
  /** The name of the spot, without what goes before and after it. */
  spot: string
  address: string
  /** The office of the street, where the demo city has it. */
  streetOffice: string | null
}

const labels = new Map(places().map(({ code, label }) => [code, label]))
const offices = new Map(organizers.filter(({ kind }) => kind === 'street').map(({ id, places: [code] }) => [code!, id]))

/** Districts, weighted by how many live there. */
const districts: readonly (readonly [string, number])[] = [
  ['440103', 8],
  ['440104', 9],
  ['440105', 12],
  ['440106', 15],
  ['440111', 16],
  ['440112', 8],
  ['440113', 16],
  ['440114', 8],
  ['440115', 4],
  ['440117', 3],
  ['440118', 6],
]

const withOffice = (random: Random): string => pick(random, [...offices.keys()])
const anywhere = (random: Random): string => pick(random, streetsOf(weighted(random, districts))).code

/** Of few matters half lie where the demo city also has the street's office, so that its people have work. */
function drawStreet(random: Random, { aboutStreet }: Template, { allOver }: MatterWish): string {
  return aboutStreet || (!allOver && chance(random, 0.4)) ? withOffice(random) : anywhere(random)
}

export function drawPlace(random: Random, template: Template, wish: MatterWish): DrawnPlace {
  const kind = template.spot
  const street = drawStreet(random, template, wish)
  const district = street.slice(0, 6)
  const districtLabel = labels.get(district)!
  const streetLabel = labels.get(street)!
  const spot = pick(random, spots[kind])
  const address = `${districtLabel}${streetLabel}${spot}${pick(random, addressEnds[kind])}`
  return { district, street, districtLabel, streetLabel, spot, address, streetOffice: offices.get(street) ?? null }
}
