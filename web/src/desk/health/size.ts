const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'] as const

/** Bytes as people read them: `1.5 GiB`. */
export function sizeOf(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10))
  const value = bytes / 1024 ** power
  return `${power === 0 ? value : value.toFixed(1)} ${units[power]}`
}
