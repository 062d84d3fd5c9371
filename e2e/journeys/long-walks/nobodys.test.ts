import { expect, it } from 'vitest'
import { useBrowser } from '../../parts/browser.ts'
import { byEndOf, castFor, expectAssignment, expectDue, expectState } from '../../parts/cast.ts'
import { type Form, writeReply } from '../../parts/desk.ts'
import { useOwnProduct } from '../../parts/own-product.ts'
import { follow, giveOwn, request } from '../../parts/portal.ts'
import { zh } from '../../parts/words.ts'

const { commands, desk, states } = zh
const { approve, dispute, uphold } = commands.value.ruling
const { visit } = useBrowser()
const product = useOwnProduct()

const units = { chengguan: '市城市管理和综合执法局', water: '市供水公司', panyu: '番禺区人民政府' } as const
type Unit = keyof typeof units

it('a matter that nobody wants is disputed, designated, extended, failed, handled again, reviewed and closed', async () => {
  await product.at('2026-06-15 08:30')
  const citizen = await visit({ baseURL: product.url() })
  const receipt = await request(citizen, {
    type: 'complaint',
    title: '河涌边的护栏断了一截',
    content: '护栏断了半个月，孩子放学经过很危险。',
    district: '番禺区',
    address: '沙头涌东侧步道',
    name: '孟子期',
    phone: '13800004323',
  })
  const { act, deskOf } = castFor(visit, { baseURL: product.url(), no: receipt.no })

  const dispatchTo = async (when: string, unit: Unit, due: string) => {
    await product.at(when)
    const page = await act('dispatcher', 'dispatch', (form) => form.pick('lead', units[unit]))
    await expectAssignment(page, units[unit], { state: 'issued', due })
  }
  const askReturn = async (when: string, [unit, suggested]: [Unit, Unit]) => {
    await product.at(when)
    const page = await act(`leader_${unit}`, 'requestReturn', async (form) => {
      await form.write('reason', '该护栏不由本单位管养。')
      await form.write('basis', '管养移交清单')
      await form.pick('suggested', units[suggested])
    })
    await expectAssignment(page, units[unit], { state: 'returning' })
  }
  const reviewReturn = async (when: string, more: (form: Form) => Promise<void>) => {
    await product.at(when)
    return act('dispatcher', 'reviewReturn', async (form) => {
      await more(form)
      await form.write('reason', '已核对管养清单。')
    })
  }

  await product.at('2026-06-15 09:00')
  await act('dispatcher', 'accept', (form) => form.pick('category', '共享单车'))
  // Ten working days: the 19th to the 21st of June are off.
  await dispatchTo('2026-06-15 09:10', 'chengguan', '2026-06-30')
  await askReturn('2026-06-15 10:00', ['chengguan', 'water'])
  await expectDue(await deskOf('dispatcher'), 'ruling', byEndOf('2026-06-16'))
  await reviewReturn('2026-06-15 11:00', (form) => form.choose('ruling', approve))
  await dispatchTo('2026-06-15 11:10', 'water', '2026-06-30')
  await askReturn('2026-06-16 09:00', ['water', 'panyu'])
  await reviewReturn('2026-06-16 10:00', (form) => form.choose('ruling', approve))
  await dispatchTo('2026-06-16 10:10', 'panyu', '2026-07-01')

  await askReturn('2026-06-16 14:00', ['panyu', 'chengguan'])
  const disputed = await reviewReturn('2026-06-16 15:00', async (form) => {
    await form.choose('ruling', dispute)
    await form.pick('interim', units.panyu)
  })
  await expectDue(disputed, 'dispute', byEndOf('2026-06-18'))
  await expectAssignment(disputed, units.panyu, { state: 'handling', due: '2026-07-01' })

  await product.at('2026-06-17 10:00')
  const designated = await act('centre_manager', 'designate', async (form) => {
    await form.pick('organizer', units.chengguan)
    await form.write('ruling', '由城管部门修复并管养。')
    await form.write('basis', '三定方案')
  })
  await expectAssignment(designated, units.panyu, { state: 'recalled' })
  await expectAssignment(designated, units.chengguan, { state: 'issued', due: '2026-07-02' })
  await expectDue(designated, 'sign', byEndOf('2026-06-18'))

  await product.at('2026-06-17 14:00')
  await act('clerk_chengguan', 'sign')
  await act('clerk_chengguan', 'contactDemander', (form) => form.write('note', '已约定到场时间。'))
  const leader = await deskOf('leader_chengguan')
  const returning = leader.getByRole('button', { name: commands.command.requestReturn, exact: true })
  await leader.getByRole('button', { name: commands.command.requestExtension, exact: true }).waitFor()
  expect(await returning.count()).toBe(0)

  await product.at('2026-06-29 09:00')
  await act('leader_chengguan', 'requestExtension', async (form) => {
    await form.write('reason', '护栏须定制，工期不足。')
    await form.write('limitValue', '5')
    await form.choose('unit', commands.value.unit.workingDay)
    await form.choose('demanderTold', desk.yes)
  })
  await product.at('2026-06-29 10:00')
  const extended = await act('centre_manager', 'ruleExtension', (form) => form.choose('ruling', approve))
  await expectAssignment(extended, units.chengguan, { state: 'handling', due: '2026-07-09' })

  const reply = async (when: string, publicText: string) => {
    await product.at(when)
    await act('clerk_chengguan', 'reply', (form) => writeReply(form, publicText))
    return act('leader_chengguan', 'approveReply', (form) => form.choose('ruling', approve))
  }
  const passAudit = async (when: string) => {
    await product.at(when)
    return act('auditor', 'auditReply', (form) => form.choose('verdict', commands.value.verdict.pass))
  }
  const callBack = async (when: string, reasonable: string) => {
    await product.at(when)
    return act('callback_clerk', 'recordCallback', async (form) => {
      await form.choose('reached', desk.yes)
      await form.choose('contacted', desk.yes)
      await form.choose('solved', states.solved.no)
      await form.choose('rating', states.grade['2'])
      await form.choose('reasonable', reasonable)
    })
  }

  const replied = await reply('2026-07-06 10:00', '护栏已下单。')
  await expectState(replied, 'auditing')
  await expectDue(replied, 'audit', byEndOf('2026-07-07'))
  await product.at('2026-07-06 16:00')
  const failed = await act('auditor', 'auditReply', async (form) => {
    await form.choose('verdict', commands.value.verdict.fail)
    await form.write('findings', '没有写明何时修好。')
  })
  await expectState(failed, 'handling')
  await expectAssignment(failed, units.chengguan, { state: 'handling', due: '2026-07-09' })

  await reply('2026-07-07 10:00', '护栏已于七月七日修好。')
  await expectDue(await passAudit('2026-07-08 09:00'), 'callback', byEndOf('2026-07-15'))
  const again = await callBack('2026-07-08 15:00', desk.yes)
  await expectState(again, 'handling')
  await expectDue(again, 'rehandle', byEndOf('2026-07-13'))
  await expectAssignment(again, units.chengguan, { state: 'issued', due: '2026-07-13' })

  await product.at('2026-07-09 09:00')
  const signed = await act('clerk_chengguan', 'sign')
  await signed.getByText(desk.fact.rounds_other.replace('{{count}}', '1')).first().waitFor()
  await reply('2026-07-09 10:00', '护栏已加固，并加装警示。')
  await passAudit('2026-07-09 16:00')
  await expectState(await callBack('2026-07-10 09:00', desk.no), 'closed')

  await product.at('2026-07-10 10:00')
  await follow(citizen, receipt)
  await citizen.getByText('护栏已加固，并加装警示。').first().waitFor()
  await giveOwn(citizen, 'request-review', { text: '护栏仍然晃动。' })
  const reviewing = await deskOf('centre_manager')
  await expectState(reviewing, 'reviewing')
  await expectDue(reviewing, 'review', byEndOf('2026-07-17'))
  const closed = await act('centre_manager', 'ruleReview', async (form) => {
    await form.choose('ruling', uphold)
    await form.write('reason', '现场复测，护栏牢固。')
  })
  await expectState(closed, 'closed')
  await citizen.reload()
  await citizen.locator('.state-card').getByText(states.closing.resolved, { exact: true }).waitFor()
}, 600_000)
