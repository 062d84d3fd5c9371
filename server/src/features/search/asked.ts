/** Words that must all be there. They are letters and digits alone (see `Cutter`), so nothing in them needs quotes. */
export type Asked = readonly string[]
/** They as one query. */
export const queryOf = (asked: Asked): string => asked.join(' & ')
