import type { AssignmentView, ClockView } from 'contract/matter-parts'
import type { MatterView } from 'contract/views'
import { maskName, maskPhone } from 'core/access'
import { toIso } from 'core/calendar'
import {
  type Assignment,
  allowedCommands,
  allowedOnAssignment,
  type Clock,
  clockLight,
  isPaused,
  isSealed,
  isUnitSight,
  type Matter,
  ownerOf,
  shownDutyOf,
  stateClocks,
  toKebab,
  toldLead,
} from 'core/matter'
import { labelOf } from '../../platform/services.ts'
import { explanationOf } from '../clocks/index.ts'
import { guidanceTo } from '../reference/index.ts'
import type { Identity } from './persons.ts'
import { decidingClock } from './projections.ts'
import type { Seen } from './reading.ts'
import { at, defined, isFirst, type Shown } from './shown.ts'
import { besideOf, besideTexts } from './view-beside.ts'

/** Ids of the texts a matter's page shows. */
export function textIdsOf(matter: Matter): string[] {
  const { texts, assignments } = matter
  const own = Object.values(texts).filter((id) => id !== null)
  return [
    ...own,
    ...assignments.flatMap(({ advice, internalText, publicText }) => [advice, internalText, publicText]),
    ...besideTexts(matter),
  ].filter((id) => id !== null)
}

/** A matter as this reader may see it. What he may not see is absent or masked. */
export function viewOf(matter: Matter, shown: Shown): MatterView {
  const { seen, context, city, language } = shown
  return {
    no: matter.no,
    state: matter.state,
    closing: matter.closing,
    type: matter.type,
    category: matter.category,
    ...(matter.category && { categoryLabel: labelOf(city, 'categories', matter.category, language) }),
    urgency: matter.urgency,
    ...wordsOf(matter, shown),
    ...(matter.guidedTo && defined({ guidance: guidanceTo(city, matter.guidedTo, language) })),
    place: placeOf(matter, shown),
    channel: matter.channel,
    confidential: matter.confidential,
    about: aboutOf(matter, shown),
    participants: participantsOf(matter, shown),
    registeredAt: toIso(matter.registeredAt),
    acceptedAt: at(matter.acceptedAt),
    closedAt: at(matter.closedAt),
    deliveredAt: at(matter.deliveredAt),
    ...(seen.cutAt !== null && { cutAt: toIso(seen.cutAt) }),
    round: matter.round,
    assignments: matter.assignments.map((assignment) => assignmentView(matter, assignment, shown)),
    clocks: matter.clocks
      .filter((clock) => isShown(matter, clock, seen))
      .map((clock) => clockView(matter, clock, shown)),
    ...besideOf(matter, shown),
    ...(matter.mergedInto && !isUnitSight(seen.sight) && { mergedInto: matter.mergedInto }),
    ...(seen.sight === 'own' || isUnitSight(seen.sight) ? {} : { tags: matter.tags }),
    files: [],
    allowed: allowedCommands(matter, context).map(toKebab),
    version: matter.version,
  }
}

/** The units complained of. Whose matter took in another's cannot be told of them: some may be named by the other alone. */
function aboutOf(matter: Matter, { seen, context: { actor } }: Shown): string[] {
  const isMixed = actor.kind === 'demander' && matter.participants.some(({ from }) => from !== null)
  return isUnitSight(seen.sight) || !isFirst(matter, actor) || isMixed ? [] : matter.about
}

/** Title, content and answers. Units read of a sealed matter what the dispatcher wrote for them, never the demander's words. */
function wordsOf(matter: Matter, shown: Shown) {
  const { seen, city, language } = shown
  const own = isFirst(matter, shown.context.actor)
  const text = (id: string | null): string | undefined => (id ? seen.texts.get(id) : undefined)
  const { texts, category } = matter
  const asUnit = isUnitSight(seen.sight)
  const label = category ? labelOf(city, 'categories', category, language) : undefined
  const sealed = seen.sight === 'sealed'
  const title = sealed || (!own && isSealed(matter)) ? (text(texts.titleForUnits) ?? label) : text(texts.title)
  const words = {
    title,
    content: text(sealed ? texts.contentForUnits : own ? texts.content : null),
    titleForUnits: seen.sight === 'own' ? undefined : text(texts.titleForUnits),
    contentForUnits: seen.sight === 'own' ? undefined : text(texts.contentForUnits),
    missing: own ? text(texts.missing) : undefined,
    answer: text(texts.answer),
    publicReply: asUnit ? undefined : text(toldLead(matter)?.publicText ?? null),
  }
  const supplements = seen.supplements.map(({ at, text }) => ({ at: toIso(at), text }))
  return { ...defined(words), supplements }
}

function placeOf(matter: Matter, { seen, city, language, context }: Shown): MatterView['place'] {
  const { place, texts } = matter
  const codes = [place.district, place.street, place.committee].filter((code) => code !== null)
  const label = codes.map((code) => labelOf(city, 'places', code, language)).join(language === 'en' ? ', ' : '')
  const written = texts.address ? seen.texts.get(texts.address) : undefined
  const showsAddress = ['full', 'own', 'unit'].includes(seen.sight) && isFirst(matter, context.actor)
  const exact = written && showsAddress ? (JSON.parse(written) as { address?: string; lng?: number; lat?: number }) : {}
  return { ...place, ...(label && { label }), ...exact }
}

function participantsOf(matter: Matter, { seen, context }: Shown): MatterView['participants'] {
  const { sight, persons } = seen
  const { actor } = context
  const own = actor.kind === 'demander' ? actor.participant : undefined
  return matter.participants
    .filter(({ id }) => own === undefined || id === own)
    .map(({ id, kind, reply, leftAt, settled }) => {
      const person = persons.get(id)
      const masked = sight === 'masked'
      const known = person && identityView(person, masked)
      const withheld = masked || (!person && kind !== 'anonymous')
      const ended = own === undefined ? { settled } : {}
      return { id, kind, ...known, masked: withheld, reply, left: leftAt !== null, ...ended }
    })
}

const identityView = ({ name, phone }: Identity, masked: boolean) => ({
  name: masked ? maskName(name) : name,
  ...(phone && { phone: masked ? maskPhone(phone) : phone }),
})

function assignmentView(matter: Matter, assignment: Assignment, shown: Shown): AssignmentView {
  const { seen, context, city, language } = shown
  const { id, organizer } = assignment
  const duty = shownDutyOf(matter, assignment)
  const text = (ref: string | null): string | undefined =>
    ref && seen.sight !== 'own' ? seen.texts.get(ref) : undefined
  return {
    id,
    kind: assignment.kind,
    parent: assignment.parent,
    organizer,
    organizerLabel: labelOf(city, 'organizers', organizer, language),
    state: assignment.state,
    round: assignment.round,
    dueAt: at(duty?.dueAt ?? null),
    light: duty ? clockLight(duty, context.now) : null,
    issuedAt: toIso(assignment.issuedAt),
    signedAt: at(assignment.signedAt),
    designated: assignment.designated,
    interim: assignment.interim,
    ...defined({
      advice: text(assignment.advice),
      internalText: text(assignment.internalText),
      publicText: text(assignment.publicText),
    }),
    ...(assignment.findings && seen.sight !== 'own' ? { findings: { ...assignment.findings } } : {}),
    allowed: allowedOnAssignment(matter, assignment, context).map(toKebab),
  }
}

/** The demander sees the clock that decides about his matter now, and his own; staff see all of them. */
export function isShown(matter: Matter, clock: Clock, { sight }: Pick<Seen, 'sight'>): boolean {
  if (sight !== 'own') return true
  return clock === decidingClock(matter) && stateClocks[matter.state].includes(clock.kind)
}

function clockView(matter: Matter, clock: Clock, { context, city, language }: Shown): ClockView {
  const rules = city.profile.versions.find(({ version }) => version === clock.version)
  return {
    id: clock.id,
    kind: clock.kind,
    rule: clock.rule,
    version: clock.version,
    basis: rules?.limits[clock.rule].basis ?? '',
    of: clock.of ?? matter.no,
    owner: ownerOf(clock, matter),
    startedAt: toIso(clock.start),
    dueAt: toIso(clock.dueAt),
    metAt: at(clock.metAt),
    pausedAt: isPaused(clock) ? toIso(clock.pauses.at(-1)!.from) : null,
    endedAt: at(clock.endedAt),
    provisional: clock.provisional,
    light: clockLight(clock, context.now),
    explanation: explanationOf(clock, { city, language }),
  }
}
