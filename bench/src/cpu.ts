import { readdirSync, readFileSync } from 'node:fs'

/** Ticks of /proc a second; 100 on every Linux that Node runs on. */
const ticks = 100

interface Stat {
  parent: number
  name: string
  own: number
  ended: number
}

function statOf(pid: number): Stat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1')
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    const number = (index: number) => Number(fields[index])
    const name = text.slice(text.indexOf('(') + 1, text.lastIndexOf(')'))
    return { parent: number(1), name, own: number(11) + number(12), ended: number(13) + number(14) }
  } catch {
    return undefined
  }
}

/**
 * Processor seconds used so far by processes and their children, those that have ended counted with them. What a
 * request costs in processor time tells more than its rate on a machine that others use too. Undefined off Linux.
 */
export function cpuSeconds(pids: readonly number[]): number | undefined {
  if (process.platform !== 'linux') return undefined
  const stats = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => {
        const stat = statOf(Number(name))
        return stat ? [[Number(name), stat] as const] : []
      }),
  )
  const wanted = (pid: number, { parent }: Stat) => pids.includes(pid) || pids.includes(parent)
  let sum = 0
  for (const [pid, stat] of stats) if (wanted(pid, stat)) sum += stat.own + (pids.includes(pid) ? stat.ended : 0)
  return sum / ticks
}
