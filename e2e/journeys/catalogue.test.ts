import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { registered, take } from '../parts/api.ts'
import { useBrowser } from '../parts/browser.ts'
import { enter, openForm } from '../parts/desk.ts'
import { faults } from '../parts/faults.ts'
import { zh } from '../parts/words.ts'

const { visit } = useBrowser()
const { desk } = zh
const category = '1101'
const basis = '消火栓管养移交协议'
const wanted = desk.catalogue.basis.split('{{since}}')[0]!.replace('{{basis}}', basis)

const sheet = (page: Page) => page.getByRole('region', { name: desk.catalogue.title, exact: true })

/** A request that two units have returned, and a third that acts meanwhile: it is nobody's. */
async function nobodys(): Promise<string> {
  const { no } = await registered({ title: '消火栓漏水', content: '路边的消火栓漏了三天。' })
  await take('dispatcher', no, 'accept', { type: 'help', category, urgency: 'general' })
  for (const [unit, suggested, ruling] of [
    ['chengguan', 'water', 'approve'],
    ['water', 'panyu', 'approve'],
    ['panyu', 'chengguan', 'dispute'],
  ] as const) {
    await take('dispatcher', no, 'dispatch', { lead: unit })
    await take(`leader_${unit}`, no, 'requestReturn', { reason: '不归本单位管养。', basis: '三定方案', suggested })
    const interim = ruling === 'dispute' ? { interim: 'panyu' } : {}
    await take('dispatcher', no, 'reviewReturn', { ruling, reason: '已核对。', ...interim })
  }
  return no
}

it('a ruling that is written into the catalogue is what the dispatcher reads of the next request', async () => {
  const manager = await visit()
  await enter(manager, 'centre_manager', `/desk/matters/${await nobodys()}`)
  const form = await openForm(manager, 'designate')
  await form.pick('organizer', '市供水公司')
  await form.write('ruling', '由供水公司维修并管养。')
  await form.write('basis', basis)
  await form.item('intoCatalogue').getByRole('switch').click()
  const found = await faults(manager)
  await form.send()

  const { no } = await registered({ title: '消火栓又漏水', content: '对面的消火栓也漏了。' })
  await take('dispatcher', no, 'accept', { type: 'help', category, urgency: 'general' })
  const dispatcher = await visit()
  await enter(dispatcher, 'dispatcher', `/desk/matters/${no}`)
  const entry = sheet(dispatcher).getByRole('listitem').filter({ hasText: wanted })
  await entry.waitFor()
  expect(await entry.locator('strong').textContent()).toBe('市供水公司')
  expect(await entry.count()).toBe(1)
  found.push(...(await faults(dispatcher)))
  expect(found).toEqual([])

  // Once it is dispatched nobody decides whose it is: the sheet is gone.
  const dispatch = await openForm(dispatcher, 'dispatch')
  await dispatch.pick('lead', '市供水公司')
  await dispatch.send()
  await sheet(dispatcher).waitFor({ state: 'detached' })
})
