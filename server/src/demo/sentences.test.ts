import { isWithin } from 'core/access'
import { matterTypes, replyChannels } from 'core/matter'
import { describe, expect, it } from 'vitest'
import { catalogueEntry } from './catalogue.ts'
import { type DemoMatter, drawMatter } from './draw-matter.ts'
import { organizers } from './organizers.ts'
import { places } from './places.ts'
import { seeded } from './random.ts'
import { declinedTemplates, fill, templates } from './sentences.ts'
import type { MatterWish } from './wish.ts'

const drawn = (seed: number, count: number, wish?: MatterWish): DemoMatter[] => {
  const random = seeded(seed)
  return Array.from({ length: count }, (_, n) => drawMatter(random, n, wish))
}

const thousand = drawn(12345, 1000)
const everyText = (matter: DemoMatter): string[] =>
  Object.values(matter).filter((value): value is string => typeof value === 'string')

describe('templates', () => {
  it('are at least sixty, over every type and category that exists', () => {
    expect(templates.length).toBeGreaterThanOrEqual(60)
    for (const type of matterTypes) expect(templates.filter((one) => one.type === type).length).toBeGreaterThan(3)
    for (const { category } of [...templates, ...declinedTemplates])
      expect(() => catalogueEntry(category)).not.toThrow()
    expect(new Set(templates.map(({ category }) => category.slice(0, 2))).size).toBe(15)
  })

  it('tell every report again for the units, and no other type', () => {
    for (const { type, forUnits } of templates) expect(forUnits !== undefined).toBe(type === 'report')
  })

  it('refuse a slot that nobody fills', () => {
    const slots = { district: '', street: '', place: '', time: '', detail: '', count: '', address: '' }
    expect(() => fill('{nobody}', slots)).toThrow('nobody')
    expect(fill('在{place}。', { ...slots, place: '东悦里' })).toBe('在东悦里。')
  })
})

describe('drawMatter', () => {
  it('draws the same for the same seed, and another for another', () => {
    expect(drawn(1, 50)).toEqual(drawn(1, 50))
    expect(drawn(1, 50)).not.toEqual(drawn(2, 50))
  })

  it('leaves no slot unfilled and no text empty', () => {
    for (const matter of thousand)
      for (const text of everyText(matter)) {
        expect(text).not.toMatch(/[{}]|undefined|null/)
        expect(text.trim()).not.toBe('')
      }
  })

  it('keeps to the lengths of real requests', () => {
    for (const { title, content } of thousand) {
      expect(title.length).toBeLessThanOrEqual(60)
      expect(content.length).toBeGreaterThanOrEqual(40)
      expect(content.length).toBeLessThanOrEqual(400)
    }
    expect(new Set(thousand.map(({ content }) => content)).size).toBeGreaterThan(990)
  })

  it('uses every template and every type', () => {
    expect(new Set(thousand.map(({ type }) => type))).toEqual(new Set(matterTypes))
    const used = new Set(drawn(7, 3000).map(({ type, category }) => `${type} ${category}`))
    for (const { type, category } of templates) expect(used).toContain(`${type} ${category}`)
  })

  it('lies in a street of its district, with units that exist', () => {
    const parents = new Map(places().map(({ code, parent }) => [code, parent]))
    const tree = Object.fromEntries(organizers.map(({ id, parent }) => [id, { parent }]))
    for (const { district, street, lead, co, sub, about } of thousand) {
      expect(parents.get(street)).toBe(district)
      for (const id of [lead, ...co, ...about]) expect(tree[id]).toBeDefined()
      if (sub) expect(isWithin(tree, sub, lead) && sub !== lead).toBe(true)
      // The table refuses a dispatch to a unit complained of, or to one below it.
      for (const id of [lead, ...co, ...(sub ? [sub] : [])])
        expect(about.some((one) => isWithin(tree, id, one))).toBe(false)
    }
    expect(thousand.some(({ sub }) => sub !== null)).toBe(true)
    expect(thousand.some(({ about }) => about.length > 0)).toBe(true)
  })

  it('seals reports and what is to stay confidential, and nothing else', () => {
    for (const matter of thousand) {
      const sealed = matter.type === 'report' || matter.confidential
      expect(matter.contentForUnits !== null).toBe(sealed)
      expect(matter.titleForUnits !== null).toBe(sealed)
      if (matter.contentForUnits && matter.demander) expect(matter.contentForUnits).not.toContain(matter.demander.name)
    }
    expect(thousand.some(({ confidential }) => confidential)).toBe(true)
  })

  it('invents people whose numbers are given to nobody, and keeps the anonymous without', () => {
    for (const { demander, anonymous, reply } of thousand) {
      expect(demander === null).toBe(anonymous)
      if (demander) expect(demander.phone).toMatch(/^1990000\d{4}$/)
      if (anonymous) expect(reply).toBe('none')
    }
    expect(new Set(thousand.map(({ reply }) => reply))).toEqual(new Set(replyChannels))
    const phones = thousand.flatMap(({ demander }) => (demander ? [demander.phone] : []))
    expect(new Set(phones).size).toBeLessThan(phones.length)
  })

  it('draws what is wished for', () => {
    for (const matter of drawn(3, 200, { called: true, urgencies: ['general'], channels: ['web', 'wechat'] })) {
      expect(matter.anonymous || matter.reply === 'none' || matter.type === 'praise').toBe(false)
      expect(matter.urgency).toBe('general')
      expect(['web', 'wechat']).toContain(matter.channel)
    }
    expect(drawn(4, 50, { types: ['praise'] }).every(({ type }) => type === 'praise')).toBe(true)
    expect(drawn(4, 50, { urgencies: ['critical'] }).every(({ urgency }) => urgency === 'critical')).toBe(true)
    expect(drawn(4, 50, { answerable: true }).every(({ type }) => type === 'consultation')).toBe(true)
    expect(() => drawn(4, 1, { types: ['praise'], urgencies: ['critical'] })).toThrow()
  })

  it('lies mostly where a street has its office, or all over the city where that is wished for', () => {
    const offices = new Set(organizers.flatMap(({ kind, places: of }) => (kind === 'street' ? of : [])))
    const shareOf = (matters: readonly DemoMatter[]) =>
      matters.filter(({ street }) => offices.has(street)).length / matters.length
    const allOver = drawn(5, 2_000, { allOver: true })
    expect(shareOf(thousand)).toBeGreaterThan(0.4)
    expect(shareOf(allOver)).toBeLessThan(0.2)
    expect(new Set(allOver.map(({ street }) => street)).size).toBeGreaterThan(150)
  })

  it('declines only where that is wished for', () => {
    expect(thousand.every(({ declineReason }) => declineReason === null)).toBe(true)
    for (const { declineReason, declineChannel } of drawn(5, 50, { declined: true })) {
      expect(declineReason).toBeTruthy()
      expect(declineChannel).toBeTruthy()
    }
  })
})
