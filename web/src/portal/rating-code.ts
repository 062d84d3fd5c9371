const coded = /(?<![\w-])[\w-]{38}(?![\w-])/g

/** The code of a contact in what was typed or pasted, which may be the whole message it came in; undefined where there is none. */
export const ratingCodeIn = (text: string): string | undefined => text.match(coded)?.at(-1)
