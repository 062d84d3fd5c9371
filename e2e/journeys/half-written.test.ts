import { expect, it } from 'vitest'
import { dispatched, registered, take } from '../parts/api.ts'
import { useBrowser } from '../parts/browser.ts'
import { enter, openForm } from '../parts/desk.ts'
import { zh } from '../parts/words.ts'

const { commands, desk } = zh
const { visit } = useBrowser()

it('whoever has typed into a form is asked before another form, its end or another page throws it away', async () => {
  const receipt = await registered({ title: '公交站牌倒了', content: '站牌横在人行道上。' })
  const page = await visit()
  await enter(page, 'dispatcher', `/desk/matters/${receipt.no}`)
  const form = await openForm(page, 'requestSupplement')
  const close = form.region.getByRole('button', { name: desk.form.close, exact: true })
  const other = page.locator('.commands').getByRole('button', { name: commands.command.accept, exact: true })
  const menu = page.getByRole('link', { name: desk.list.all })

  const asked: string[] = []
  let answer = false
  page.on('dialog', async (dialog) => {
    asked.push(dialog.message())
    await (answer ? dialog.accept() : dialog.dismiss())
  })
  await form.write('missing', '请说明是哪一站。')
  const out = page.getByRole('button', { name: desk.signOut, exact: true })
  for (const [index, away] of [close, other, menu, out].entries()) {
    await away.click()
    await expect.poll(() => asked.length).toBe(index + 1)
    expect(await form.item('missing').locator('textarea').inputValue()).toBe('请说明是哪一站。')
  }
  expect(new Set(asked)).toEqual(new Set([desk.form.leave]))

  answer = true
  await close.click()
  await form.region.waitFor({ state: 'detached' })
  await openForm(page, 'accept')
  await menu.click()
  await page.getByRole('heading', { name: desk.list.all, level: 1 }).waitFor()
  expect(asked).toHaveLength(5)

  await page.goto(`/desk/matters/${receipt.no}`)
  await (await openForm(page, 'requestSupplement')).write('missing', '请说明是哪一站。')
  await out.click()
  await page.getByRole('heading', { name: desk.signIn.title, level: 1 }).waitFor()
  expect(asked).toHaveLength(6)
})

it('a link to where staff go out ends no session', async () => {
  const page = await visit()
  await enter(page, 'dispatcher', '/desk/sign-out')
  await page.getByRole('button', { name: desk.signOut, exact: true }).waitFor()
})

it('what somebody has typed stays to be copied when a matter is taken from his unit meanwhile', async () => {
  const receipt = await registered({ title: '水管爆裂', content: '路面一直在冒水。' })
  await dispatched(receipt, { lead: 'water', category: '1101' })
  const page = await visit()
  await enter(page, 'leader_water', `/desk/matters/${receipt.no}`)
  const form = await openForm(page, 'requestReturn')
  await form.write('reason', '该段管道由物业管养，不属我司。')

  await take('dispatcher', receipt.no, 'recall', { reason: '分类有误，改派其他单位。' })
  await page.getByText(desk.matter.gone).waitFor()
  expect(await form.item('reason').locator('textarea').inputValue()).toBe('该段管道由物业管养，不属我司。')
  expect(await page.getByText(receipt.no).count()).toBe(1)
  expect(await page.locator('.commands, .timeline').count()).toBe(0)
})
