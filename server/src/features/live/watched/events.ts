import { ListChange } from 'contract/live'
import { ListCounts } from 'contract/work-lists'
import { writerOf } from '../../../platform/http/serialization.ts'

/** The fields that the contract names and no others, as an answer would have them. */
const writeChange = writerOf<ListChange>(ListChange)
const writeCounts = writerOf<ListCounts>(ListCounts)

/** An event of a stream as it is sent; `data` is one line of JSON. */
export const eventText = (name: string, data: string, id?: number): string =>
  `event: ${name}\n${id === undefined ? '' : `id: ${id}\n`}data: ${data}\n\n`

export const listEvent = (change: ListChange): string => eventText('list', writeChange(change))

/** Comes last of a reading: what the reader has then stands for all news up to `upTo`. */
export const countsEvent = (counts: ListCounts, upTo: number): string => eventText('counts', writeCounts(counts), upTo)
