import { spawnSync } from 'node:child_process'

const has = (program) => spawnSync('which', [program], { stdio: 'ignore' }).status === 0
const hasChinese = () => spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).stdout?.trim()

/** Chromium that draws for no screen; any other Chromium does as well, with more time. */
const browser = 'chromium-headless-shell'

/** Installs Debian's Chromium and a Chinese font for the browser tests, where there are none and the user may. */
export function installBrowserIfNeeded() {
  const missing = [...(has(browser) || has('chromium') ? [] : [browser]), ...(hasChinese() ? [] : ['fonts-wqy-zenhei'])]
  if (missing.length === 0) return
  const names = missing.join(' and ')
  if (process.getuid?.() !== 0 || !has('apt-get')) {
    console.error(`The browser tests need ${names}. Install them as root: apt-get install ${missing.join(' ')}`)
    return
  }
  console.log(`Installing ${names} for the browser tests`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...args) => spawnSync('apt-get', ['-qq', ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  apt('update')
  const { status } = apt('install', '-y', '--no-install-recommends', ...missing)
  if (status !== 0) console.error(`${names} could not be installed; the browser tests will fail.`)
}
