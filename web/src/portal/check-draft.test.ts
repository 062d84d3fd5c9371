import { DemanderBody, Phone, PlaceBody, PublicRegisterBody } from 'contract/commands'
import { matterTypes, participantKinds, replyChannels } from 'core/matter'
import { Value } from 'typebox/value'
import { describe, expect, it } from 'vitest'
import { bodyOf, checkDraft, fieldOf, phonePattern, plainPhone } from './check-draft.ts'
import { type Draft, demanderKinds, emptyDraft, longest, mostAbout, replyWishes, requestTypes } from './draft.ts'

/** The keywords of a schema, which its type does not tell. */
const keywords = (schema: object) => schema as { pattern?: string; maxLength?: number; maxItems?: number }

const filled: Draft = {
  ...emptyDraft,
  type: 'complaint',
  title: ' 路灯不亮 ',
  content: '连续三晚不亮',
  name: '张三',
  phone: '１３８ ００１３ ８０００',
}

describe('the form', () => {
  it('asks for what is needed and for nothing else', () => {
    expect(Object.keys(checkDraft(emptyDraft))).toEqual(['type', 'title', 'content', 'name', 'phone'])
    expect(Object.keys(checkDraft({ ...emptyDraft, who: 'anonymous' }))).toEqual(['type', 'title', 'content'])
    expect(checkDraft(filled)).toEqual({})
  })

  it('refuses texts that are too long and numbers that are none', () => {
    expect(checkDraft({ ...filled, title: 'x'.repeat(101), address: 'x'.repeat(201) })).toEqual({
      title: 'tooLong',
      address: 'tooLong',
    })
    expect(checkDraft({ ...filled, phone: '12' })).toEqual({ phone: 'phone' })
    expect(checkDraft({ ...filled, phone: '电话' })).toEqual({ phone: 'phone' })
  })

  it.each<[string, Draft]>([
    ['of somebody', filled],
    [
      'of a company with a place',
      { ...filled, kind: 'company', district: '440113', street: '440113002', address: 'A' },
    ],
    ['without a name', { ...filled, who: 'anonymous' }],
    ['against a unit', { ...filled, type: 'report', about: ['shiqiao'] }],
  ])('makes a body the contract takes: a request %s', (_, draft) => {
    const body = bodyOf(draft, draft.type || 'help')
    expect([...Value.Errors(PublicRegisterBody, body)]).toEqual([])
    expect(Value.Check(PublicRegisterBody, { ...body, other: 1 })).toBe(false)
    expect(!body.demander).toBe(body.anonymous === true)
  })

  it('names a unit only in a report, and no person in an anonymous request', () => {
    expect(bodyOf({ ...filled, about: ['shiqiao'] }, 'complaint').about).toBeUndefined()
    expect(JSON.stringify(bodyOf({ ...filled, who: 'anonymous' }, 'help'))).not.toContain('138')
  })

  it('finds the field that a path of the server speaks of', () => {
    expect(fieldOf('/demander/phone')).toBe('phone')
    expect(fieldOf('/place/street')).toBe('street')
    expect(fieldOf('/nothing')).toBeUndefined()
  })
})

describe('what the portal repeats of the contract, to stay small,', () => {
  it('agrees with it', () => {
    expect(phonePattern.source).toBe(keywords(Phone).pattern)
    expect(longest).toEqual({
      title: keywords(PublicRegisterBody.properties.title).maxLength,
      content: keywords(PublicRegisterBody.properties.content).maxLength,
      address: keywords(PlaceBody.properties.address).maxLength,
      name: keywords(DemanderBody.properties.name).maxLength,
      phone: 30,
    })
    expect(mostAbout).toBe(keywords(PublicRegisterBody.properties.about).maxItems)
    expect([...requestTypes].sort()).toEqual([...matterTypes].sort())
    expect([...demanderKinds, 'anonymous']).toEqual([...participantKinds])
    expect(replyChannels).toEqual(expect.arrayContaining([...replyWishes]))
    expect(plainPhone('０２０－８１２３')).toBe('020-8123')
  })
})
