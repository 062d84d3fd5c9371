/**
 * A hundred requests, 70 of them reads. Of the writes, ten contacts bring about one matter and a matter some seven commands;
 * each call begins with the caller's card; lists and counts are read anew as matters change, the matter itself by whoever
 * works on it, and demanders follow their matters and read the public lists.
 */
const shares = {
  'read a matter': 25,
  'read a caller’s card': 15,
  'read a public list': 7,
  'read a work list': 8,
  'read the counts of lists': 8,
  'follow a matter by its code': 7,
  'record a contact': 15,
  'register, portal': 1,
  'register, operator': 2,
  'give a command': 12,
} as const
export type Kind = keyof typeof shares

/** The kinds of a hundred requests, in an order in which none comes in heaps. */
export function hundred(): Kind[] {
  return (Object.entries(shares) as [Kind, number][])
    .flatMap(([kind, count]) => Array.from({ length: count }, (_, n) => ({ kind, at: (n + 0.5) / count })))
    .sort((one, other) => one.at - other.at)
    .map(({ kind }) => kind)
}
