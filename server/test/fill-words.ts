import { asOwner } from '../src/platform/database/migrate.ts'

/** By how many matters a word is held: every so-manieth, from an offset on. */
export type Share = readonly [every: number, from: number]

/** A band that `fillWords` gives to more than one. */
export const commonBand = 7

/**
 * Puts the words of so many matters into March 2026 and after, ten minutes (`apart`) from one to the next, with sixty words each that no
 * other has: some eight to a page, none next to the one that came before it. The last digits of an id are the matter's place in time.
 * Of their bands, most of which no other has, so many (`here`, `anywhere`) have the one that is called `commonBand`.
 */
export async function fillWords(
  url: string,
  count: number,
  shares: Record<string, Share>,
  { apart = 10, here, anywhere }: { apart?: number; here?: Share; anywhere?: Share } = {},
): Promise<void> {
  const bands = [here, anywhere].map(
    (share) =>
      `array[n * 10, n * 10 + 1, ${share ? `case when n % ${share[0]} = ${share[1]} then ${commonBand} end` : 'null'}]`,
  )
  const words = Object.entries(shares).map(
    ([word, [every, from]]) => `case when n % ${every} = ${from} then '${word}' end`,
  )
  await asOwner(url, async (client) => {
    await client.query(
      `insert into matter_words (matter_id, words, bands_here, bands_anywhere)
       select (substr(h, 1, 8) || '-' || substr(h, 9, 4) || '-7000-8000-' || lpad(n::text, 12, '0'))::uuid,
         array_to_tsvector(array_remove(array[${words}], null) || array(select 'w' || n || '_' || k from generate_series(1, 60) k)),
         ${bands.map((some) => `array_remove(${some}, null)`).join(', ')}
       from generate_series(1, $1) as n cross join lateral (
         select lpad(to_hex((extract(epoch from timestamptz '2026-03-01' + n * $2 * interval '1 minute') * 1000)::bigint), 12, '0') as h) hex
       order by n % 97`,
      [count, apart],
    )
    await client.query('vacuum analyze matter_words')
  })
}

/** The place in time of a matter that `fillWords` made. */
export const placeOf = (id: string): number => Number(id.slice(-12))
