import type { CallbackView } from 'contract/contacts'
import { maskPhone } from 'core/access'
import { type Instant, lightOf, toIso } from 'core/calendar'
import type { KeyRing } from '../../../platform/keys.ts'
import { bareNumber, phoneContext } from '../../../platform/phones.ts'
import type { MissedCall, StoredTask } from './store.ts'

interface Looks {
  keys: KeyRing
  now: Instant
  /** True for who calls back: he needs the number. */
  whole: boolean
}

/** A call-back task as the reader may see it. */
export function taskView(task: StoredTask, call: MissedCall, { keys, now, whole }: Looks): CallbackView {
  const phone = bareNumber(keys.decrypt(call.phone, phoneContext(task.contact)))
  const light = lightOf({ dueAt: task.dueAt, warnAt: task.warnAt }, now) as CallbackView['light']
  return {
    contact: task.contact,
    phone: whole ? phone : maskPhone(phone),
    missedAt: toIso(call.missedAt),
    dueAt: toIso(task.dueAt),
    state: task.state,
    light,
    overdue: task.state === 'open' && light === 'red',
    tries: task.tries,
    mostTries: task.mostTries,
    lastTryAt: task.lastTryAt === null ? null : toIso(task.lastTryAt),
  }
}
