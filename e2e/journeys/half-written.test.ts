import { expect, it } from 'vitest'
import { registered } from '../parts/api.ts'
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
  for (const [index, away] of [close, other, menu].entries()) {
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
  expect(asked).toHaveLength(4)
})
