import { expect, it } from 'vitest'
import { answered, dispatched, registered } from '../parts/api.ts'
import { useBrowser } from '../parts/browser.ts'
import { castFor, expectState } from '../parts/cast.ts'
import { writeReply } from '../parts/desk.ts'
import { follow, giveOwn, request } from '../parts/portal.ts'
import { zh } from '../parts/words.ts'

const { commands, desk, portal, states } = zh
const { visit } = useBrowser()

it('a request goes the whole way through seven hands, and its demander reads the result', async () => {
  const citizen = await visit()
  const receipt = await request(citizen, {
    type: 'complaint',
    title: '祈福新村门口共享单车堵住盲道',
    content: '这几天早上共享单车把盲道占满了，希望清走并划出停放区。',
    district: '番禺区',
    address: '市广路祈福新村正门',
    name: '高一凡',
    phone: '13800004321',
  })
  expect(receipt.no).toMatch(/^\d{13}$/)
  expect(receipt.code).toMatch(/^\d{8}$/)

  const { act } = castFor(visit, receipt)
  await act('dispatcher', 'accept', (form) => form.pick('category', '共享单车'))
  await act('dispatcher', 'dispatch', async (form) => {
    await form.pick('lead', '市城市管理和综合执法局')
    await form.write('advice', '请到现场清理，并与运营企业商定停放区。')
  })
  await act('clerk_chengguan', 'sign')
  await act('clerk_chengguan', 'contactDemander', (form) => form.write('note', '已与诉求人通话，约定次日到场。'))
  await act('clerk_chengguan', 'reply', (form) => writeReply(form, '单车已清走，停放区已划好。'))
  await act('leader_chengguan', 'approveReply', (form) => form.choose('ruling', commands.value.ruling.approve))
  await act('auditor', 'auditReply', (form) => form.choose('verdict', commands.value.verdict.pass))
  const closed = await act('callback_clerk', 'recordCallback', async (form) => {
    await form.choose('reached', desk.yes)
    await form.choose('contacted', desk.yes)
    await form.choose('solved', states.solved.yes)
    await form.choose('rating', states.grade['5'])
  })
  await expectState(closed, 'closed')

  await follow(citizen, receipt)
  await citizen.getByText('单车已清走，停放区已划好。').waitFor()
  await citizen.locator('.state-card').getByText(states.closing.resolved, { exact: true }).waitFor()
  expect(await citizen.getByText('现场已处理，照片存档。').count()).toBe(0)
})

it('a demander who is rightly dissatisfied has it handled again', async () => {
  const receipt = await registered({ title: '楼下水表箱漏水两天', content: '报过一次没有人来，希望尽快修好。' })
  await dispatched(receipt, { lead: 'water', category: '1101' })
  await answered(receipt, 'water')

  const citizen = await visit()
  await follow(citizen, receipt)
  await giveOwn(citizen, 'rate', { solved: 'no', rating: 1, text: '还在漏。' })

  const { act } = castFor(visit, receipt)
  await act('callback_clerk', 'recordCallback', async (form) => {
    await form.choose('reached', desk.yes)
    await form.choose('contacted', desk.yes)
    await form.choose('solved', states.solved.no)
    await form.choose('rating', states.grade['1'])
    await form.choose('reasonable', desk.yes)
  })
  const clerk = await act('clerk_water', 'sign')
  await clerk.getByText(desk.fact.rounds_other.replace('{{count}}', '1')).first().waitFor()
  await citizen.reload()
  await citizen.getByText(portal.track.state.handling).waitFor()
})
