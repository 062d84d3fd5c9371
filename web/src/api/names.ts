import { type SentCommand, sentCommandNames } from 'contract/commands'

/** `requestSupplement` as addresses and views write it: `request-supplement`. */
export const toKebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** `request-supplement` as labels are keyed: `requestSupplement`. */
export const toCamel = (name: string): string => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())

const byKebab = new Map(sentCommandNames.map((name) => [toKebab(name), name]))

/** The command an entry of `allowed` names; undefined when this page is older than the server. */
export const commandOf = (kebab: string): SentCommand | undefined => byKebab.get(kebab)
