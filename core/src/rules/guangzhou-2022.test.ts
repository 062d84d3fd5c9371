import { describe, expect, it } from 'vitest'
import { profileWith } from '../../test/desk.ts'
import { countKeys, guidanceChannels, limitKeys } from './index.ts'

/** Every value of the profile, written out: changing one is a decision, and this table is where it is noticed. */
const limits = {
  'accept.limit': '2 hour default',
  'dispatch.general': '1 workingDay measures',
  'dispatch.urgent': '15 minute default',
  'dispatch.critical': '5 minute default',
  'supplement.limit': '5 workingDay default',
  'supplement.reopen': '10 workingDay default',
  'sign.general': '1 workingDay default',
  'sign.urgent': '30 minute default',
  'sign.critical': '15 minute default',
  'contact.general': '24 hour default',
  'contact.urgent': '2 hour default',
  'contact.critical': '2 hour default',
  'handle.consultation': '3 workingDay default',
  'handle.help': '10 workingDay default',
  'handle.complaint': '10 workingDay default',
  'handle.report': '10 workingDay default',
  'handle.suggestion': '10 workingDay default',
  'handle.praise': '10 workingDay default',
  'handle.urgent': '24 hour default',
  'handle.critical': '2 hour default',
  'co.limit': '1 workingDay default',
  'return.window': '1 workingDay default',
  'return.windowComplex': '2 workingDay default',
  'return.reviewLimit': '1 workingDay default',
  'extend.applyBefore': '1 hour default',
  'extend.ruling': '1 workingDay default',
  'extend.totalMax': '10 workingDay default',
  'dispute.centre': '2 workingDay default',
  'dispute.office': '3 workingDay default',
  'rehandle.limit': '3 workingDay default',
  'audit.limit': '1 workingDay default',
  'callback.start': '1 workingDay default',
  'callback.limit': '5 workingDay default',
  'callback.abandoned': '30 minute default',
  'relay.limit': '1 workingDay default',
  'review.applyWindow': '10 workingDay default',
  'review.limit': '5 workingDay default',
  'ruling.termination': '1 workingDay default',
  'ruling.withdrawal': '1 workingDay default',
  'ruling.longTerm': '1 workingDay default',
  'ruling.legalProcedure': '1 workingDay default',
  'ruling.unreasonable': '2 workingDay default',
  'ruling.appeal': '5 workingDay default',
  'supervise.limit': '3 workingDay default',
  'supervise.overdue': '1 workingDay default',
  'supervise.sameMatterWindow': '30 naturalDay default',
  'circular.limit': '5 workingDay default',
  'longTerm.window': '90 naturalDay default',
  'longTerm.plan': '10 workingDay default',
  'longTerm.feedback': '30 naturalDay default',
  'longTerm.finalReply': '5 workingDay default',
  'legal.finalReport': '3 workingDay measures',
  'legal.check': '30 naturalDay default',
  'merge.window': '30 naturalDay default',
  'staffChange.report': '10 workingDay measures',
  'leader.notice': '2 naturalDay measures',
  'retention.matter': '1826 naturalDay default',
  'retention.contact': '1826 naturalDay default',
} as const satisfies Record<(typeof limitKeys)[number], string>

const counts = {
  'callback.tries': '3 default',
  'callback.halfDays': '2 default',
  'callback.abandonedTries': '3 default',
  'rehandle.max': '2 default',
  'review.max': '1 default',
  'rating.satisfiedFrom': '3 default',
  'return.max': '2 default',
  'extend.maxTimes': '1 default',
  'urge.perWorkingDay': '1 default',
  'urge.fromPercent': '50 default',
  'supervise.dissatisfied': '2 default',
  'supervise.sameMatter': '3 default',
  'supervise.rejectedReturns': '2 default',
  'longTerm.contacts': '3 default',
  'longTerm.persons': '5 default',
  'leader.sessionsPerMonth': '1 measures',
  'jointMeeting.plenaryPerYear': '1 measures',
} as const satisfies Record<(typeof countKeys)[number], string>

describe('guangzhou-2022', () => {
  const { versions, guidance, ...names } = profileWith()
  const rules = versions[0]!

  it('is one version, from 2022-11-01', () => {
    expect(names).toEqual({ id: 'guangzhou-2022', name: '广州市', nameEn: 'Guangzhou' })
    expect(versions.map(({ profile, version, from }) => ({ profile, version, from }))).toEqual([
      { profile: 'guangzhou-2022', version: 1, from: '2022-11-01' },
    ])
  })

  it('has no key more or less than the table', () => {
    expect(Object.keys(rules.limits).sort()).toEqual(Object.keys(limits).sort())
    expect(Object.keys(rules.counts).sort()).toEqual(Object.keys(counts).sort())
  })

  it.each(limitKeys.map((key) => [key, limits[key]] as const))('%s is %s', (key, expected) => {
    const { limit, source } = rules.limits[key]
    expect(`${limit.value} ${limit.unit} ${source}`).toBe(expected)
  })

  it.each(countKeys.map((key) => [key, counts[key]] as const))('%s is %s', (key, expected) => {
    const { count, source } = rules.counts[key]
    expect(`${count} ${source}`).toBe(expected)
  })

  it('says where callers are guided to, for each channel of the Measures', () => {
    expect(Object.keys(guidance)).toEqual([...guidanceChannels])
  })

  it('says of every value where it comes from, and claims the Measures only with their name', () => {
    for (const { basis, source, loosened } of [...Object.values(rules.limits), ...Object.values(rules.counts)]) {
      expect(basis.trim()).not.toBe('')
      expect(loosened).toBeUndefined()
      if (source === 'measures') expect(basis).toContain('广州市政务服务便民热线管理办法')
    }
  })
})
