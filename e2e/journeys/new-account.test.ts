import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { useBrowser } from '../parts/browser.ts'
import { codeNow } from '../parts/codes.ts'
import { enter, signIn } from '../parts/desk.ts'
import { faults } from '../parts/faults.ts'
import { zh } from '../parts/words.ts'

const { visit } = useBrowser()
const { access, administration: words, desk, health, own, rights } = zh
/** Before all others, so that it is on the first page of accounts. */
const name = 'an_jingci'
const fresh = 'quiet-river-stone-42'

async function signInWith(page: Page, password: string): Promise<void> {
  await page.goto('/desk/sign-in')
  await page.getByLabel(desk.signIn.account, { exact: true }).fill(name)
  await page.getByLabel(desk.signIn.password, { exact: true }).fill(password)
  await page.getByRole('button', { name: desk.signIn.submit, exact: true }).click()
}

/** Sets one-time codes up where the page asks for them; answers their secret. */
async function setUpCodes(page: Page): Promise<string> {
  await page.getByRole('button', { name: access.factor.begin }).click()
  const secret = ((await page.locator('code').textContent()) ?? '').replace(/\s/g, '')
  await page.getByLabel(access.factor.code, { exact: true }).fill(codeNow(secret))
  await page.getByRole('button', { name: access.factor.submit }).click()
  return secret
}

it('an account is made by one administrator, asked for by a second, approved by another, and used', async () => {
  const system = await visit()
  await signIn(system, 'system_admin')
  await system.getByLabel(words.account.name, { exact: true }).fill(name)
  await system.getByLabel(words.display, { exact: true }).fill('安静慈')
  await system.getByLabel(words.displayEn, { exact: true }).fill('An Jingci')
  const found = await faults(system)
  await system.getByRole('button', { name: words.account.make }).click()
  const password = ((await system.locator('.one-time-password code').textContent()) ?? '').trim()

  const security = await visit()
  await signIn(security, 'security_admin')
  await security.getByRole('button', { name: words.openOne.replace('{{name}}', name) }).click()
  await security.getByRole('checkbox', { name: desk.role.audit_admin, exact: true }).check()
  found.push(...(await faults(security)))
  await security.getByRole('button', { name: words.rights.give }).click()
  await security.getByText(words.rights.waits).waitFor()
  // Who asked is told why he does not approve.
  await security.getByText(words.requests.own).waitFor()

  await system.reload()
  await system
    .getByRole('listitem')
    .filter({ hasText: name })
    .getByRole('button', { name: words.requests.approve })
    .click()
  await system.getByText(words.requests.none).waitFor()

  const person = await visit()
  await signInWith(person, password)
  await person.getByLabel(desk.password.old, { exact: true }).fill(password)
  await person.getByLabel(desk.password.new, { exact: true }).fill(fresh)
  await person.getByLabel(desk.password.again, { exact: true }).fill(fresh)
  await person.getByRole('button', { name: desk.password.submit, exact: true }).click()
  const secret = await setUpCodes(person)
  await person.getByRole('heading', { name: rights.log.title, level: 1 }).waitFor()

  // A new telephone: the codes of the old one are ended by their owner.
  await person.getByRole('link', { name: own.title }).click()
  await person.getByRole('button', { name: own.factor.open }).click()
  await person.getByLabel(own.factor.password, { exact: true }).fill(fresh)
  // The code of now may have been used to set them up.
  await person.getByLabel(own.factor.code, { exact: true }).fill(codeNow(secret, 1))
  found.push(...(await faults(person)))
  await person.getByRole('button', { name: own.factor.submit }).click()
  await setUpCodes(person)
  await person.getByRole('heading', { name: own.title, level: 1 }).waitFor()
  expect(found).toEqual([])
})

it('a unit with open work is not shut, and the page says why', async () => {
  const page = await visit()
  await enter(page, 'system_admin', '/desk/units')
  await page.getByRole('searchbox', { name: words.units.search }).fill('panyu')
  await page.getByRole('row', { name: /panyu/ }).getByRole('button').first().click()
  const found = await faults(page)
  await page.getByRole('button', { name: words.units.close, exact: true }).click()
  await page.locator('.ant-popconfirm-buttons .ant-btn-primary').click()
  await page
    .getByRole('alert')
    .getByText(/未办结|下级单位/)
    .waitFor()
  expect(found).toEqual([])
})

it('the system administrator reads how the system is, and what is to be done', async () => {
  const page = await visit()
  await enter(page, 'system_admin', '/desk/units')
  await page.getByRole('link', { name: health.title }).press('Enter')
  await page.getByRole('heading', { name: health.title, level: 1 }).waitFor()
  const row = page.getByRole('row').filter({ hasText: health.check.partitions })
  expect(await row.textContent()).toContain(health.state.good)
  expect(await row.textContent()).toContain(health.nothing)
  expect(await faults(page)).toEqual([])
})
