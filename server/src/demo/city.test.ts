import { roles } from 'core/access'
import { describe, expect, it } from 'vitest'
import { accounts } from './accounts.ts'
import { catalogue, catalogueEntry, leadFor } from './catalogue.ts'
import { categories, categoryLabel, leafCategories } from './categories.ts'
import { districtOrganizer, organizers } from './organizers.ts'
import { places, streetsOf } from './places.ts'

const isUnique = (values: readonly string[]): boolean => new Set(values).size === values.length
const organizerIds = new Set(organizers.map(({ id }) => id))
const districts = places().filter(({ level }) => level === 'district')

describe('places', () => {
  it('are the city, its 11 districts and their streets', () => {
    expect(districts).toHaveLength(11)
    expect(districts.every(({ labelEn }) => labelEn)).toBe(true)
    expect(isUnique(places().map(({ code }) => code))).toBe(true)
    for (const { code } of districts) expect(streetsOf(code).length).toBeGreaterThan(5)
    expect(places().filter(({ parent }) => parent === null)).toHaveLength(1)
  })
})

describe('organizers', () => {
  it('are about 40, with unique ids, known places and known parents', () => {
    expect(organizers.length).toBeGreaterThanOrEqual(38)
    expect(organizers.length).toBeLessThanOrEqual(45)
    expect(isUnique(organizers.map(({ id }) => id))).toBe(true)
    const codes = new Set(places().map(({ code }) => code))
    for (const { id, parent, places: served, kind } of organizers) {
      expect(id).toMatch(/^[a-z]+$/)
      expect(served.every((code) => codes.has(code))).toBe(true)
      expect(parent === null ? kind !== 'street' : organizerIds.has(parent)).toBe(true)
    }
  })

  it('hold a government for every district, and the streets stand under their own', () => {
    for (const { code } of districts) expect(districtOrganizer(code)?.kind).toBe('district')
    for (const { kind, parent, places: served } of organizers) {
      if (kind !== 'street') continue
      expect(districtOrganizer(served[0]!.slice(0, 6))?.id).toBe(parent)
    }
    expect(organizers.find(({ id }) => id === 'shiqiao')?.parent).toBe('panyu')
    expect(organizerIds.has('chengguan') && organizerIds.has('water')).toBe(true)
  })
})

describe('accounts', () => {
  it('are one for each role, two for each organizer, and one more where it guides', () => {
    const all = accounts()
    expect(isUnique(all.map(({ name }) => name))).toBe(true)
    expect(isUnique(all.map(({ display }) => display))).toBe(true)
    for (const role of roles) expect(all.find(({ name }) => name === role)?.roles).toEqual([role])
    for (const id of organizerIds) {
      expect(all.find(({ name }) => name === `clerk_${id}`)).toMatchObject({
        roles: ['organizer_clerk'],
        organizer: id,
      })
      expect(all.find(({ name }) => name === `leader_${id}`)?.roles).toEqual(['organizer_leader'])
    }
    expect(all.every(({ organizer }) => organizer === null || organizerIds.has(organizer))).toBe(true)
    const guiding = organizers.filter(({ guidance }) => guidance)
    for (const { id } of guiding)
      expect(all.find(({ name }) => name === `guidance_${id}`)).toMatchObject({ roles: ['guidance'], organizer: id })
    expect(all).toHaveLength(roles.length + organizerIds.size * 2 + guiding.length)
  })

  it('have an organizer exactly where the role works for one', () => {
    const unitRoles = ['organizer_clerk', 'organizer_leader', 'guidance']
    for (const { roles: held, organizer } of accounts()) expect(organizer !== null).toBe(unitRoles.includes(held[0]!))
  })
})

describe('categories', () => {
  it('are fifteen classes of eight subjects', () => {
    expect(categories.filter(({ parent }) => parent === null)).toHaveLength(15)
    expect(leafCategories).toHaveLength(120)
    expect(isUnique(categories.map(({ code }) => code))).toBe(true)
    expect(isUnique(categories.map(({ label }) => label))).toBe(true)
    for (const { code, parent } of leafCategories) expect(code.slice(0, 2)).toBe(parent)
    expect(categoryLabel('0101')).toBe('流动摆卖与占道')
    expect(() => categoryLabel('9999')).toThrow('9999')
  })
})

describe('the dispatch catalogue', () => {
  it('covers every subject once, with organizers that exist', () => {
    expect(catalogue.map(({ category }) => category)).toEqual(leafCategories.map(({ code }) => code))
    for (const entry of catalogue) {
      expect(entry.id).toBe(`c-${entry.category}`)
      expect(entry.basis.length).toBeGreaterThan(8)
      expect(organizerIds.has(leadFor(entry, '440113'))).toBe(true)
      expect(entry.co.every((id) => organizerIds.has(id) && id !== entry.lead)).toBe(true)
    }
  })

  it('leads to the district of the place, or to the bureau', () => {
    expect(leadFor(catalogueEntry('0101'), '440113')).toBe('panyu')
    expect(leadFor(catalogueEntry('0101'), '440106')).toBe('tianhe')
    expect(leadFor(catalogueEntry('1101'), '440106')).toBe('water')
    expect(() => leadFor(catalogueEntry('0101'), '440300')).toThrow('440300')
    expect(() => catalogueEntry('01')).toThrow('01')
  })
})
