import { readFileSync } from 'node:fs'

/** Bytes of memory that a process holds, resident; undefined off Linux. */
export function residentBytes(pid: number | undefined): number | undefined {
  if (process.platform !== 'linux' || pid === undefined) return undefined
  const kib = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1]
  return kib === undefined ? undefined : Number(kib) * 1024
}
