/** Where the words of a field may stand, best first: those of this command alone, then those that all commands share. */
export const fieldKeys = (command: string, name: string): string[] => [
  `commands:fieldOf.${command}.${name}`,
  `commands:field.${name}`,
]

/** Where the words of an option may stand, best first: the command's own values, then the words of the states. */
export const optionKeys = (command: string, field: string, option: string): string[] => {
  const topic: Readonly<Record<string, string>> = {
    rating: 'grade',
    kind: 'participantKind',
  }
  const own = command === 'decline' || field !== 'channel' ? [`commands:value.${field}.${option}`] : []
  return [...own, `states:${topic[field] ?? field}.${option}`]
}
