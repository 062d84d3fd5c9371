import type { ParticipantView } from 'contract/matter-parts'
import { expect, it } from 'vitest'
import { demandersFor } from './demanders.ts'

const person = (id: string, settled: ParticipantView['settled'], left = false): ParticipantView => ({
  id,
  kind: 'person',
  masked: false,
  reply: 'phone',
  left,
  settled,
})
const [open, rated, exempt] = [person('open', null), person('rated', 'rated'), person('exempt', 'exempt')]
const others = [person('unrated', 'unrated'), person('unreached', 'unreached'), person('gone', null, true)]

it.each([
  ['recordCallback', [open, rated, exempt, ...others], ['open']],
  ['rate', [open, rated, exempt, ...others], ['open', 'exempt']],
  ['withdraw', [open, rated, exempt], ['open', 'rated', 'exempt']],
  ['recordCallback', [open, person('gone', null, true)], []],
] as const)('%s is about one of those it may still be about', (command, participants, ids) => {
  expect(demandersFor(command, { participants: [...participants] }).map(({ id }) => id)).toEqual(ids)
})
