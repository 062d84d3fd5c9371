import enCommands from '../../web/src/i18n/en/commands.json' with { type: 'json' }
import enDesk from '../../web/src/i18n/en/desk.json' with { type: 'json' }
import enPortal from '../../web/src/i18n/en/portal.json' with { type: 'json' }
import enStates from '../../web/src/i18n/en/states.json' with { type: 'json' }
import access from '../../web/src/i18n/zh-CN/access.json' with { type: 'json' }
import administration from '../../web/src/i18n/zh-CN/administration.json' with { type: 'json' }
import commands from '../../web/src/i18n/zh-CN/commands.json' with { type: 'json' }
import contacts from '../../web/src/i18n/zh-CN/contacts.json' with { type: 'json' }
import dashboard from '../../web/src/i18n/zh-CN/dashboard.json' with { type: 'json' }
import desk from '../../web/src/i18n/zh-CN/desk.json' with { type: 'json' }
import exports from '../../web/src/i18n/zh-CN/exports.json' with { type: 'json' }
import health from '../../web/src/i18n/zh-CN/health.json' with { type: 'json' }
import own from '../../web/src/i18n/zh-CN/own.json' with { type: 'json' }
import portal from '../../web/src/i18n/zh-CN/portal.json' with { type: 'json' }
import rights from '../../web/src/i18n/zh-CN/rights.json' with { type: 'json' }
import rules from '../../web/src/i18n/zh-CN/rules.json' with { type: 'json' }
import states from '../../web/src/i18n/zh-CN/states.json' with { type: 'json' }

/** The words of the screens, so that a journey finds things by what people read and survives better wording. */
export const zh = {
  access,
  administration,
  commands,
  contacts,
  dashboard,
  desk,
  exports,
  health,
  own,
  portal,
  rights,
  rules,
  states,
}
export const en = { commands: enCommands, desk: enDesk, portal: enPortal, states: enStates }

/** The Chinese words under the first key that has any; keys as screens write them, such as `states:grade.5`. */
export function wordsAt(keys: readonly string[]): string {
  const step = (at: unknown, part: string) => (at as Record<string, unknown> | undefined)?.[part]
  const found = keys.map((key) => key.split(/[:.]/).reduce<unknown>(step, zh)).find((one) => typeof one === 'string')
  if (typeof found !== 'string') throw new Error(`No words under ${keys.join(' or ')}`)
  return found
}
