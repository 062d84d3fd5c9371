import type { Channel, MatterType, Urgency } from 'core/matter'
import { catalogueEntry, leadFor } from './catalogue.ts'
import { type Asking, drawAsking } from './draw-demander.ts'
import { type DrawnPlace, drawPlace } from './draw-place.ts'
import { type DrawnTexts, drawTexts } from './draw-texts.ts'
import { organizers } from './organizers.ts'
import { pick, type Random, weighted } from './random.ts'
import { declinedTemplates, templates } from './sentences.ts'
import type { Template } from './template.ts'
import type { MatterWish } from './wish.ts'

/** A request of the demo city with all that anybody will say about it on its way. Codes are those of `places` and `categories`. */
export interface DemoMatter extends Asking, DrawnTexts {
  type: MatterType
  category: string
  urgency: Urgency
  channel: Channel
  district: string
  street: string
  address: string
  /** Organizers complained of; set where a report is about the street office. */
  about: string[]
  catalogueEntry: string
  lead: string
  co: string[]
  /** An organizer below the lead that may take part of the work; null where there is none, or it is complained of. */
  sub: string | null
  /** Set where the hotline may not take the matter. */
  declineReason: string | null
  declineChannel: NonNullable<Template['decline']>['channel'] | null
}

const typeWeights: readonly (readonly [MatterType, number])[] = [
  ['consultation', 22],
  ['help', 27],
  ['complaint', 30],
  ['report', 8],
  ['suggestion', 8],
  ['praise', 5],
]

const channelWeights: readonly (readonly [Channel, number])[] = [
  ['phone', 50],
  ['wechat', 24],
  ['web', 22],
  ['letter', 4],
]

function drawTemplate(random: Random, wish: MatterWish): Template {
  const fitting = (wish.declined ? declinedTemplates : templates).filter(
    ({ type, urgency = 'general', answer }) =>
      (wish.types?.includes(type) ?? true) &&
      (wish.urgencies?.includes(urgency) ?? true) &&
      !(wish.called && type === 'praise') &&
      !(wish.answerable && !answer),
  )
  const types = new Set(fitting.map(({ type }) => type))
  const type = weighted(
    random,
    typeWeights.filter(([one]) => types.has(one)),
  )
  return pick(
    random,
    fitting.filter((template) => template.type === type),
  )
}

function drawChannel(random: Random, { channels }: MatterWish): Channel {
  return weighted(
    random,
    channelWeights.filter(([channel]) => channels?.includes(channel) ?? true),
  )
}

function unitsOf(template: Template, place: DrawnPlace) {
  const entry = catalogueEntry(template.category)
  const lead = leadFor(entry, place.district)
  const about = template.aboutStreet && place.streetOffice ? [place.streetOffice] : []
  const below = organizers.find(({ id, parent }) => id === place.streetOffice && parent === lead)
  const sub = below && !about.includes(below.id) ? below.id : null
  return { catalogueEntry: entry.id, lead, co: [...entry.co], about, sub }
}

/**
 * A request of somebody, drawn from the random numbers alone: the same numbers give the same matter. `n` counts the
 * matters and gives each caller a number of his own. Throws when no sentence fits the wish.
 */
export function drawMatter(random: Random, n: number, wish: MatterWish = {}): DemoMatter {
  const template = drawTemplate(random, wish)
  const { type, category, urgency = 'general', decline } = template
  const channel = drawChannel(random, wish)
  const place = drawPlace(random, template, wish)
  const asking = drawAsking(random, { n, type, category, channel, wish })
  const sealed = type === 'report' || asking.confidential
  return {
    type,
    category,
    urgency,
    channel,
    district: place.district,
    street: place.street,
    address: place.address,
    ...unitsOf(template, place),
    ...asking,
    ...drawTexts(random, template, { place, sealed }),
    declineReason: decline?.reason ?? null,
    declineChannel: decline?.channel ?? null,
  }
}
