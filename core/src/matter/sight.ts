import { type Actor, isWithin, type OrganizerTree, type Role } from '../access/index.ts'
import { isApart, isSealed, regimeOf } from './find.ts'
import type { Matter } from './types.ts'

/**
 * How much of a matter somebody sees. `full`: also who asked. `masked`: all but who asked. `unit`: as an organizer that
 * may know the demander while it handles; `unitMasked`: an organizer that no longer handles; `sealed`: an organizer that
 * must not know him. `own`: the demander. `none`: nothing at all.
 */
export type Sight = 'full' | 'masked' | 'unit' | 'unitMasked' | 'sealed' | 'own' | 'none'

const fullSight: readonly Role[] = ['operator', 'shift_leader', 'dispatcher', 'auditor', 'callback_clerk']
const maskedSight: readonly Role[] = ['inspector', 'supervisor', 'centre_manager', 'office', 'leader']
const unitRoles: readonly Role[] = ['organizer_clerk', 'organizer_leader']

type Seen = Pick<
  Matter,
  'id' | 'no' | 'state' | 'closing' | 'type' | 'confidential' | 'about' | 'participants' | 'assignments' | 'regimes'
>

/** What the actor sees of a matter. The unit complained of, and those below it, never open a matter about them, nor does whoever is recused. */
export function sightOf(actor: Actor, matter: Seen, organizers: OrganizerTree): Sight {
  if (actor.kind === 'system') return 'full'
  if (actor.kind === 'public') return 'none'
  if (actor.kind === 'demander')
    return actor.matter === matter.id && matter.participants.some(({ id }) => id === actor.participant) ? 'own' : 'none'

  const { roles, organizer, recused } = actor
  if (recused?.includes(matter.no)) return 'none'
  if (organizer && matter.about.some((about) => isWithin(organizers, organizer, about))) return 'none'
  if (roles.some((role) => fullSight.includes(role))) return 'full'
  if (roles.some((role) => maskedSight.includes(role))) return 'masked'
  const asDepartment = roles.includes('guidance') && organizer ? departmentSight(matter, organizer, organizers) : 'none'
  if (asDepartment !== 'none') return asDepartment
  if (!organizer || !roles.some((role) => unitRoles.includes(role) || role === 'guidance')) return 'none'
  return unitSight(matter, organizer, organizers)
}

/** The department that guides a long-term matter sees it while it does. */
const guides = (matter: Seen, organizer: string): boolean => regimeOf(matter, 'longTerm')?.guidance === organizer

/**
 * A department sees what it guides, and a review while it waits to be judged; as a unit does where it may not judge it, being
 * of the line that gave the result. Of what is sealed it reads what was written for units, as every organizer.
 */
function departmentSight(matter: Seen, organizer: string, organizers: OrganizerTree): Sight {
  const isGuided = guides(matter, organizer)
  if (!isGuided && matter.state !== 'reviewing') return 'none'
  if (isSealed(matter)) return 'sealed'
  return isGuided || isApart(organizers, organizer, matter) ? 'masked' : 'unitMasked'
}

/** A unit whose work was ended with the matter, by termination or withdrawal, still reads how that came. */
function unitSight(matter: Seen, organizer: string, organizers: OrganizerTree): Sight {
  const last = matter.state === 'closed' ? matter.assignments.findLast(({ kind }) => kind === 'lead') : undefined
  const below = matter.assignments.filter(
    (assignment) =>
      assignment.state !== 'returned' &&
      (assignment.state !== 'recalled' || assignment === last) &&
      isWithin(organizers, assignment.organizer, organizer),
  )
  if (below.length === 0) return 'none'
  if (isSealed(matter)) return 'sealed'
  const handles = below.some(({ organizer: own, state }) => own === organizer && state !== 'completed')
  return handles && matter.state === 'handling' ? 'unit' : 'unitMasked'
}

/** Whether this sight is that of an organizer. */
export const isUnitSight = (sight: Sight): boolean => sight === 'unit' || sight === 'unitMasked' || sight === 'sealed'
