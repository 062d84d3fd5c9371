import { readdirSync, readFileSync } from 'node:fs'

/** Ticks of /proc a second; 100 on every Linux that Node runs on. */
const ticks = 100
const pageBytes = 4096

interface Stat {
  parent: number
  name: string
  own: number
  ended: number
  pages: number
}

function statOf(pid: number): Stat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1')
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    const number = (index: number) => Number(fields[index])
    const name = text.slice(text.indexOf('(') + 1, text.lastIndexOf(')'))
    const [own, ended] = [number(11) + number(12), number(13) + number(14)]
    return { parent: number(1), name, own, ended, pages: number(21) }
  } catch {
    return undefined
  }
}

/** What /proc says of processes and their children. Undefined off Linux. */
function statsOf(pids: readonly number[]): [pid: number, Stat][] | undefined {
  if (process.platform !== 'linux') return undefined
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name): [number, Stat][] => {
      const [pid, stat] = [Number(name), statOf(Number(name))]
      return stat && (pids.includes(pid) || pids.includes(stat.parent)) ? [[pid, stat]] : []
    })
}

/**
 * Processor seconds used so far by processes and their children, those that have ended counted with them. What a
 * request costs in processor time tells more than its rate on a machine that others use too. Undefined off Linux.
 */
export function cpuSeconds(pids: readonly number[]): number | undefined {
  return statsOf(pids)?.reduce(
    (sum, [pid, { own, ended }]) => sum + (own + (pids.includes(pid) ? ended : 0)) / ticks,
    0,
  )
}

/** Bytes of memory that processes and their children hold now. Undefined off Linux. */
export function residentBytes(pids: readonly number[]): number | undefined {
  return statsOf(pids)?.reduce((sum, [, { pages }]) => sum + pages * pageBytes, 0)
}

/** The children of a process whose command line holds `words`, oldest first. None off Linux. */
export const childrenOf = (parent: number, words: string): number[] =>
  (statsOf([parent]) ?? [])
    .map(([pid]) => pid)
    .filter((pid) => pid !== parent && commandLineOf(pid).includes(words))
    .sort((one, other) => one - other)

function commandLineOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'latin1')
  } catch {
    return ''
  }
}

/** Sends a signal to a process and its children. Off Linux it reaches the process alone. */
export function signalAll(pid: number, signal: NodeJS.Signals): void {
  for (const one of statsOf([pid])?.map(([known]) => known) ?? [pid]) process.kill(one, signal)
}
