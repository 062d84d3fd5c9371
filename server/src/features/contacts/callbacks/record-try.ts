import type { CallbackView, TryBody } from 'contract/contacts'
import type { Staff } from 'core/access'
import { toIso } from 'core/calendar'
import type { Transaction } from '../../../platform/database/queryable.ts'
import { type Repetition, takeKey } from '../../../platform/idempotency.ts'
import { idsAt } from '../../../platform/ids.ts'
import { Problem } from '../../../platform/problem.ts'
import type { Services } from '../../../platform/services.ts'
import { saveTexts } from '../store.ts'
import { textRow } from '../texts.ts'
import { lockTaskOf, missedCalls, type StoredTask, saveTry } from './store.ts'
import { taskView } from './view.ts'

interface Tried {
  contact: string
  body: TryBody
  actor: Staff
  repetition: Repetition | undefined
}

/**
 * Records one try to call back. Reached, or after the last try, the task is done. Throws `not-found` for a contact that
 * nobody has to call back, and `wrong-state` once the task is done; the same key and body act once.
 */
export function recordTry(
  { db, keys, clock }: Pick<Services, 'db' | 'keys' | 'clock'>,
  tried: Tried,
): Promise<CallbackView> {
  return db.transaction(async (tx) => {
    const task = await lockTaskOf(tx, tried.contact)
    const call = task && (await missedCalls(tx, [tried.contact])).get(tried.contact)
    if (!task || !call) throw new Problem('not-found')
    const now = await clock.now(tx)
    const isNew = await takeKey(tx, tried.repetition, tried.contact)
    const after = isNew ? await write(tx, task, { ...tried, now }) : task
    return taskView(after, call, { keys, now, whole: true })
  })
}

async function write(
  tx: Transaction,
  task: StoredTask,
  { body, actor, now }: Tried & { now: number },
): Promise<StoredTask> {
  if (task.state !== 'open') throw new Problem('wrong-state', { state: task.state, allowed: [] })
  const tries = task.tries + 1
  const state = body.reached ? 'reached' : tries >= task.mostTries ? 'unreached' : 'open'
  const after: StoredTask = { ...task, state, tries, lastTryAt: now }
  const note = body.note === undefined ? undefined : { id: idsAt(now)(), kind: 'contact.tryNote', plain: body.note }
  if (note) await saveTexts(tx, [textRow(note, task.contact, now)])
  const row = { contact_id: task.contact, seq: tries, at: toIso(now), account: actor.account, reached: body.reached }
  await saveTry(tx, { ...row, note_text: note?.id ?? null }, after)
  return after
}
