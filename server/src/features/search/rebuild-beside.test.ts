import { afterAll, beforeAll, expect, it } from 'vitest'
import { aMatter, type Made } from '../../../test/a-matter.ts'
import { type Api, openApi } from '../../../test/api.ts'
import { moment } from '../../../test/services.ts'
import type { Transaction } from '../../platform/database/queryable.ts'
import { untilAborted } from '../../platform/loop.ts'
import { cutByTime } from '../retention/index.ts'
import { rebuildWords } from './index.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
  await api.at('2026-03-02 10:00')
})
afterAll(() => api.close())

const wordsOf = async ({ no }: Made): Promise<string | undefined> =>
  (
    await api.rows<{ words: string }>(
      'select w.words::text as words from matter_words w join matters m on m.id = w.matter_id where m.no = $1',
      [no],
    )
  )[0]?.words

async function someoneWaits(): Promise<void> {
  const waiting = () =>
    api.rows(`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)
  while ((await waiting()).length === 0) await untilAborted(20)
}

/** Makes all words again while somebody does something just after they were read, as far as he comes without waiting for it. */
async function rebuildBeside(doing: () => Promise<unknown>): Promise<void> {
  const { services } = api.test
  let done: Promise<unknown> | undefined
  const aside = {
    ...services.db,
    transaction: <Result>(run: (tx: Transaction) => Promise<Result>) =>
      services.db.transaction((tx) =>
        run({
          ...tx,
          query: async (one, values) => {
            if (/^(delete from|.*insert into) matter_words/s.test(one.text) && !done) {
              done = doing()
              await Promise.race([done, someoneWaits()])
            }
            return tx.query(one, values)
          },
        }),
      ),
  }
  await rebuildWords({ ...services, db: aside })
  expect(done).toBeDefined()
  await done
}

it('the words that the relay makes meanwhile of what is newer are those that stay', async () => {
  const made = await aMatter(api, { state: 'handling', request: { title: '井盖丢失' } })
  await api.runDue()
  await rebuildBeside(async () => {
    const body = { field: 'titleForUnits', value: '窨井', why: '更准' }
    await (await api.as('dispatcher')).do(made.no, 'correct', body as never)
    await api.runDue()
  })
  expect(await wordsOf(made)).toMatch(/'窨井'/)
})

it('the words of a matter that is cut meanwhile do not come back', async () => {
  const made = await aMatter(api, { state: 'closed', request: { title: '窗外霓虹刺眼' } })
  await api.runDue()
  expect(await wordsOf(made)).toMatch(/'霓虹'/)
  await rebuildBeside(async () => {
    await cutByTime(api.test.services, { now: moment('2036-03-02 10:00') })
    await api.runDue()
  })
  expect(await wordsOf(made)).toBeUndefined()
})
