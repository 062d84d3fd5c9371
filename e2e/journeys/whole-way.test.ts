import { expect, it } from 'vitest'
import { answered, dispatched, registered } from '../parts/api.ts'
import { useBrowser } from '../parts/browser.ts'
import { openForm, openMatter, signIn, writeReply } from '../parts/desk.ts'
import { follow, rate, request } from '../parts/portal.ts'
import { zh } from '../parts/words.ts'

const { commands, desk, portal, states } = zh
const { visit } = useBrowser()

/** A window of somebody of the desk, with the matter open. */
async function deskOf(account: string, no: string) {
  const page = await visit()
  await signIn(page, account)
  await openMatter(page, no)
  return page
}

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

  const dispatcher = await deskOf('dispatcher', receipt.no)
  const accept = await openForm(dispatcher, 'accept')
  await accept.pick('category', '共享单车')
  await accept.send()
  const dispatch = await openForm(dispatcher, 'dispatch')
  await dispatch.pick('lead', '市城市管理和综合执法局')
  await dispatch.write('advice', '请到现场清理，并与运营企业商定停放区。')
  await dispatch.send()

  const clerk = await deskOf('clerk_chengguan', receipt.no)
  await (await openForm(clerk, 'sign')).send()
  const contact = await openForm(clerk, 'contactDemander')
  await contact.write('note', '已与诉求人通话，约定次日到场。')
  await contact.send()
  const reply = await openForm(clerk, 'reply')
  await writeReply(reply, '单车已清走，停放区已划好。')
  await reply.send()

  const leader = await deskOf('leader_chengguan', receipt.no)
  const approve = await openForm(leader, 'approveReply')
  await approve.choose('ruling', commands.value.ruling.approve)
  await approve.send()

  const auditor = await deskOf('auditor', receipt.no)
  const audit = await openForm(auditor, 'auditReply')
  await audit.choose('verdict', commands.value.verdict.pass)
  await audit.send()

  const caller = await deskOf('callback_clerk', receipt.no)
  const callback = await openForm(caller, 'recordCallback')
  await callback.choose('reached', desk.yes)
  await callback.choose('contacted', desk.yes)
  await callback.choose('solved', states.solved.yes)
  await callback.choose('rating', states.grade['5'])
  await callback.send()
  await caller.locator('.page-head').getByText(states.state.closed, { exact: true }).waitFor()

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
  await rate(citizen, { solved: 'no', rating: 1, note: '还在漏。' })

  const caller = await deskOf('callback_clerk', receipt.no)
  const callback = await openForm(caller, 'recordCallback')
  await callback.choose('reached', desk.yes)
  await callback.choose('contacted', desk.yes)
  await callback.choose('solved', states.solved.no)
  await callback.choose('rating', states.grade['1'])
  await callback.choose('reasonable', desk.yes)
  await callback.send()

  const clerk = await deskOf('clerk_water', receipt.no)
  await (await openForm(clerk, 'sign')).send()
  await clerk.getByText(desk.fact.rounds_other.replace('{{count}}', '1')).first().waitFor()
  await citizen.reload()
  await citizen.getByText(portal.track.state.handling).waitFor()
})
