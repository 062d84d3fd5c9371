import { useTranslation } from 'react-i18next'

/** The facts of an entry in words, a line each: `what` was done first. A fact without words stands by its name. */
export function useFactWords(): (facts: object) => string[] {
  const { t, i18n } = useTranslation()
  const roleWords = (value: unknown) =>
    Array.isArray(value)
      ? value.map((role) => t(`role.${role}`, { defaultValue: String(role) })).join(t('listComma'))
      : ''

  const shownAs = (name: string, value: unknown): string => {
    if (name === 'roles' || name === 'before') return roleWords(value) || t('rights:fact.noRoles')
    if (name === 'shown' || name === 'found') return String(Array.isArray(value) ? value.length : 1)
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
    if (value === null) return t('rights:fact.nothing')
    return typeof value === 'string' ? value : JSON.stringify(value)
  }
  const lineOf = ([name, value]: [string, unknown]): string => {
    const whole = `rights:${name}.${value}`
    if ((name === 'what' || name === 'why') && i18n.exists(whole)) return t(whole)
    return t('rights:fact.line', {
      name: t(`rights:fact.${name}`, { defaultValue: name }),
      value: shownAs(name, value),
    })
  }
  return (facts) =>
    Object.entries(facts)
      .sort(([one], [other]) => Number(other === 'what') - Number(one === 'what'))
      .map(lineOf)
}
