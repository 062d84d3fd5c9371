import type { EventView } from 'contract/views'
import type { Actor } from 'core/access'
import { toIso } from 'core/calendar'
import { type CommandName, isUnitSight, type MatterEvent, type Sight, toKebab } from 'core/matter'
import { type Facts, plainFacts, textsIn } from './facts.ts'
import type { Seen } from './reading.ts'
import { defined } from './shown.ts'

/**
 * Steps inside the house: they say nothing to the demander, and what was written in them is not for him. Notes, what is
 * asked and ruled about how a unit is assessed, opinions and proposals among offices, and replies before their audit.
 */
const internal: readonly CommandName[] = [
  'warn',
  'subAssign',
  'reply',
  'reportLegalResult',
  'approveReply',
  'sendBack',
  'answerSupervision',
  'liftSupervision',
  'correct',
  'tag',
  'comment',
  'proposeLongTerm',
  'advise',
  'markUnreasonable',
  'ruleUnreasonable',
  'appeal',
  'ruleAppeal',
]

/** What is said inside the house: of a sealed matter it may lead to who asked, so no unit is told that it was said. */
const insideTheHouse: readonly CommandName[] = ['comment', 'tag']

/** Facts that lead to who asked, or that are between the demander and the centre: no unit gets them. */
const notForUnits = ['demander', 'anonymous', 'about', 'contact', 'participant', 'reply', 'suggestion', 'into']

/**
 * Texts that lead to who asked: his address is told on the matter's page alone, the number that was called to those who may
 * know him. The demander reads a plan there too, since a history would tell him also those that were sent back.
 */
const isHeldBack = (name: string, { field }: Facts, sight: Sight): boolean =>
  name === 'address' ||
  (name === 'value' && field === 'address') ||
  (name === 'number' && sight !== 'full' && sight !== 'unit') ||
  (name === 'goals' && sight === 'own')

/** What the first demander said of himself and of others, which is not for those who joined or came by a merge. */
const ofTheFirst = ['about', 'place', 'anonymous', 'confidential']

/** What a merge brings along, and where it goes back to, is of other demanders and of what they said. */
const ofOthers: readonly CommandName[] = ['takeIn', 'letGo']

/** Who reads a history, and the words for whoever acted: names of accounts, labels of units. `kindOf`: of a limit, by its id. */
export interface HistoryReader {
  actor: Actor
  /** False for a demander who joined or came by a merge, see `isFirst`. */
  isFirst: boolean
  /** False for a demander where the event is about another one alone, see `concerns`. */
  isConcerned: (event: MatterEvent) => boolean
  kindOf: (clock: unknown) => string | undefined
  nameOf: (account: string) => string | undefined
  labelOf: (organizer: string) => string
}

/** Accounts that acted in a history. */
export const accountsIn = (events: readonly MatterEvent[]): string[] => [
  ...new Set(events.flatMap(({ actor }) => (actor.kind === 'staff' ? [actor.account] : []))),
]

/**
 * The history of a matter as the reader may see it, oldest first. `seq` is the matter's version after the event. Where an
 * event is about a limit, `clockKind` among its facts says of what: who is not shown the limit itself could not tell.
 */
export function historyOf(events: readonly MatterEvent[], seen: Seen, reader: HistoryReader): EventView[] {
  const hidden = isUnitSight(seen.sight) ? notForUnits : []
  const isWithheld = (command: CommandName) => command === 'register' && !reader.isFirst
  const isOfOthers = (command: CommandName) => seen.sight === 'own' && ofOthers.includes(command)
  return events
    .filter((event) => seen.sight !== 'own' || (!internal.includes(event.command) && reader.isConcerned(event)))
    .filter(({ command }) => seen.sight !== 'sealed' || !insideTheHouse.includes(command))
    .map(({ seq, at, command, outcome, actor, facts }) => ({
      seq,
      at: toIso(at),
      command: toKebab(command),
      outcome,
      actor: actorView(actor, reader),
      facts: {
        ...(isOfOthers(command) ? {} : plainFacts(facts, isWithheld(command) ? ofTheFirst : hidden)),
        ...defined({ clockKind: reader.kindOf((facts as Facts).clock) }),
      },
      texts: Object.fromEntries(
        (isWithheld(command) ? [] : textsIn(facts)).flatMap(([name, { id }]) => {
          const text = isHeldBack(name, facts as Facts, seen.sight) ? undefined : seen.texts.get(id)
          return text === undefined ? [] : [[name, text]]
        }),
      ),
    }))
}

/** Who did it: to the centre everybody by name, to a unit its own people; else only the office he sits in. */
function actorView(actor: Actor, { actor: reader, nameOf, labelOf }: HistoryReader): EventView['actor'] {
  if (actor.kind !== 'staff') return { kind: actor.kind }
  const { account, organizer } = actor
  const isNamed = reader.kind === 'staff' && (reader.organizer === null || reader.organizer === organizer)
  const name = isNamed ? nameOf(account) : undefined
  return {
    kind: 'staff',
    ...(isNamed && { account }),
    ...(name !== undefined && { name }),
    ...(organizer && { organizer, organizerLabel: labelOf(organizer) }),
  }
}
