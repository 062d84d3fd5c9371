import type { GuidanceView } from 'contract/guidance'
import { type GuidanceChannel, guidanceChannels } from 'core/rules'
import type { City, Language } from '../../platform/services.ts'

/** What somebody is told of a channel that is his, in a language; undefined where the city's profile does not name it. */
export function guidanceTo(city: Pick<City, 'profile'>, channel: string, language: Language): GuidanceView | undefined {
  const known = guidanceChannels.find((one) => one === channel)
  return known && viewOf(city, known, language)
}

/** The channels that the city names, with what is told of each. */
export const allGuidance = (city: Pick<City, 'profile'>, language: Language): GuidanceView[] =>
  guidanceChannels.flatMap((channel) => viewOf(city, channel, language) ?? [])

function viewOf(
  { profile }: Pick<City, 'profile'>,
  channel: GuidanceChannel,
  language: Language,
): GuidanceView | undefined {
  const found = profile.guidance[channel]
  if (!found) return undefined
  const { phone, site } = found
  const english = language === 'en'
  return {
    channel,
    name: english ? found.nameEn : found.name,
    address: english ? found.addressEn : found.address,
    ...(phone && { phone }),
    hours: english ? found.hoursEn : found.hours,
    ...(site && { site }),
  }
}
