/** A table of Markdown. Bars inside cells are escaped, since they would begin a new cell. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

export const code = (word: string): string => `\`${word}\``

/** Words in a row, each as code; `—` for none. */
export const codes = (words: readonly string[]): string => words.map(code).join(' ') || '—'
