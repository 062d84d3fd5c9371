import { demoPassword, organizers } from '../../../server/src/demo/index.ts'
import { saveAccounts } from '../../../server/src/features/people/index.ts'
import { createSessions } from '../../../server/src/features/people/sessions.ts'
import type { Services } from '../../../server/src/platform/services.ts'

/** Somebody at a desk, signed in. `list` is the work list on his screen. */
export interface Desk {
  token: string
  /** Null for the centre's staff. */
  unit: string | null
  list: string
}

const centre = [
  ['operator', 'accept', 64],
  ['dispatcher', 'dispatch', 12],
  ['auditor', 'audit', 10],
  ['callback_clerk', 'callback', 12],
  ['supervisor', 'supervise', 2],
] as const
const ofUnits = [
  ['organizer_clerk', 'sign'],
  ['organizer_clerk', 'handle'],
  ['organizer_clerk', 'handle'],
  ['organizer_leader', 'approve'],
] as const

/** A third sits in the centre, most of them operators; two thirds in the units, one leader to three clerks. */
const places = centre.flatMap(([role, list, share]) => Array.from({ length: share }, () => ({ role, list })))

function placeOf(n: number) {
  if (n % 3 === 0) return { ...places[(n / 3) % places.length]!, unit: null }
  const inUnits = n - Math.floor(n / 3) - 1
  const [role, list] = ofUnits[Math.floor(inUnits / organizers.length) % ofUnits.length]!
  return { role, list, unit: organizers[inUnits % organizers.length]!.id }
}

/** Makes accounts and a session for each, by the product's own shapes; the one password they share is hashed once. */
export async function seat(services: Services, count: number): Promise<Desk[]> {
  const seats = Array.from({ length: count }, (_, n) => ({ ...placeOf(n), name: `desk_${n}` }))
  await saveAccounts(
    services.db,
    seats.map(({ name, role, unit }) => ({
      name,
      display: name,
      displayEn: name,
      roles: [role],
      organizer: unit,
      password: demoPassword,
      demo: true,
    })),
  )
  const sessions = createSessions(services)
  return Promise.all(
    seats.map(async ({ name, unit, list }) => ({ unit, list, token: await sessions.begin(name, false) })),
  )
}
