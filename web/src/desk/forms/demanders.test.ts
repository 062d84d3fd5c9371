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
  const matter = { participants: [...participants], ratings: [], round: 0 }
  expect(demandersFor(command, matter).map(({ id }) => id)).toEqual(ids)
})

it.each([
  ['waits to be judged', 1, null, ['other']],
  ['was judged', 1, true, ['open', 'other']],
  ['was of an earlier result', 0, null, ['open', 'other']],
] as const)('whose rating %s is rated for or not', (_what, round, reasonable, ids) => {
  const rating = { participant: 'open', round, at: '', by: 'demander', solved: 'no', rating: 1, reasonable } as const
  const matter = { participants: [open, person('other', null)], ratings: [rating], round: 1 }
  expect(demandersFor('rate', matter).map(({ id }) => id)).toEqual(ids)
})
