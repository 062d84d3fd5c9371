import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readConfig, WrongSettings } from './config.ts'

const wrong = (env: NodeJS.ProcessEnv): WrongSettings => {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof WrongSettings) return error
    throw error
  }
  throw new Error('these settings were taken')
}

describe('readConfig', () => {
  it('has a default for every setting', () => {
    expect(readConfig({})).toEqual({
      port: 12_345,
      host: '127.0.0.1',
      workers: 1,
      dataDir: resolve('data'),
      profile: 'guangzhou-2022',
      demo: true,
      testClock: false,
      metrics: false,
      slowStatement: 1_000,
      logLevel: 'info',
      production: false,
    })
  })

  const databaseUrl = 'postgres://huixiang@db.example:5433/huixiang'

  it.each<[string, NodeJS.ProcessEnv, object]>([
    ['a port', { PORT: '8080' }, { port: 8080 }],
    ['an empty setting is unset', { PORT: '', DEMO: '', DATABASE_URL: '' }, { port: 12_345, demo: true }],
    ['a database of its own has no demo city', { DATABASE_URL: databaseUrl }, { databaseUrl, demo: false }],
    ['unless asked for', { DATABASE_URL: databaseUrl, DEMO: '1' }, { demo: true }],
    ['no demo city when refused', { DEMO: '0' }, { demo: false }],
    ['the test clock', { TEST_CLOCK: '1', NODE_ENV: 'test' }, { testClock: true, production: false }],
    ['a bound for slow statements', { SLOW_STATEMENT: '0' }, { slowStatement: 0 }],
    ['workers', { WORKERS: '2' }, { workers: 2 }],
    ['metrics', { METRICS: '1' }, { metrics: true }],
    ['production', { NODE_ENV: 'production' }, { production: true }],
    ['an IPv6 host', { HOST: '::1' }, { host: '::1' }],
    ['a proxy', { TRUST_PROXY: '127.0.0.1' }, { trustProxy: '127.0.0.1' }],
    ['proxies', { TRUST_PROXY: 'loopback, 10.0.0.0/8,fd00::/8' }, { trustProxy: 'loopback, 10.0.0.0/8,fd00::/8' }],
    ['an absolute data folder', { DATA_DIR: '/srv/huixiang' }, { dataDir: '/srv/huixiang' }],
    ['keys', { KEYS: 'k'.repeat(32) }, { keys: 'k'.repeat(32) }],
  ])('takes %s', (_, env, expected) => {
    expect(readConfig(env)).toMatchObject(expected)
  })

  it.each<[string, NodeJS.ProcessEnv]>([
    ['PORT', { PORT: '70000' }],
    ['PORT', { PORT: '80a' }],
    ['PORT', { PORT: '-1' }],
    ['HOST', { HOST: 'a b' }],
    ['TRUST_PROXY', { TRUST_PROXY: 'true' }],
    ['TRUST_PROXY', { TRUST_PROXY: '1' }],
    ['TRUST_PROXY', { TRUST_PROXY: '0.0.0.0/0' }],
    ['TRUST_PROXY', { TRUST_PROXY: '10.0.0.0/33' }],
    ['TRUST_PROXY', { TRUST_PROXY: '10.0.0.1/8/8' }],
    ['TRUST_PROXY', { TRUST_PROXY: '127.0.0.1,' }],
    ['TRUST_PROXY', { TRUST_PROXY: 'proxy.example' }],
    ['WORKERS', { WORKERS: '0' }],
    ['WORKERS', { WORKERS: '9' }],
    ['WORKERS', { WORKERS: 'all' }],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://x/y' }],
    ['DATABASE_URL', { DATABASE_URL: 'postgres://host' }],
    ['PROFILE', { PROFILE: '../etc' }],
    ['DEMO', { DEMO: 'yes' }],
    ['TEST_CLOCK', { TEST_CLOCK: '2' }],
    ['TEST_CLOCK', { TEST_CLOCK: '1', NODE_ENV: 'production' }],
    ['METRICS', { METRICS: 'on' }],
    ['SLOW_STATEMENT', { SLOW_STATEMENT: '1s' }],
    ['KEYS', { KEYS: 'short' }],
    ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
  ])('refuses a wrong %s', (setting, env) => {
    const { problems, message } = wrong(env)
    expect(problems.map((it) => it.setting)).toEqual([setting])
    expect(message).toContain(`${setting}: `)
  })

  it('lists everything that is wrong, and no secret', () => {
    const { problems, message } = wrong({
      PORT: 'x',
      DEMO: 'x',
      DATABASE_URL: 'mysql://u:hunter2@x/y',
      KEYS: 'hunter3',
    })
    expect(problems.map((it) => it.setting)).toEqual(['PORT', 'DATABASE_URL', 'DEMO', 'KEYS'])
    expect(message).not.toContain('hunter')
  })

  it('cannot be changed', () => {
    expect(Object.isFrozen(readConfig({}))).toBe(true)
  })
})
