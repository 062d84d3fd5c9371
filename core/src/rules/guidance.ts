import { type Fields, type FileReader, isFields } from './file-reader.ts'

/** Where a request goes that is not a matter of the hotline: the channels the Measures name. */
export const guidanceChannels = [
  'litigation',
  'arbitration',
  'discipline',
  'reconsideration',
  'disclosure',
  'petition',
] as const
export type GuidanceChannel = (typeof guidanceChannels)[number]

/** What a caller is told of a channel, in both languages. `phone` is absent where none is known; `site` is a web address. */
export interface Guidance {
  name: string
  nameEn: string
  address: string
  addressEn: string
  phone?: string
  hours: string
  hoursEn: string
  site?: string
}

const needed = ['name', 'nameEn', 'address', 'addressEn', 'hours', 'hoursEn'] as const
const shapes = { phone: /^[0-9][0-9 -]{2,18}[0-9]$/, site: /^https?:\/\/\S+$/ } as const
const shapeWords = {
  phone: ['must be a phone number of digits, spaces and dashes', '12368'],
  site: ['must be a web address', 'https://www.example.gov.cn'],
} as const
const example = {
  name: '…',
  nameEn: '…',
  address: '…',
  addressEn: '…',
  phone: '12368',
  hours: '…',
  hoursEn: '…',
  site: 'https://…',
}

/** Reads the section of a profile that says where callers are guided to. It may be left out; when there it is whole. */
export function readGuidance(reader: FileReader, value: unknown): Partial<Record<GuidanceChannel, Guidance>> {
  if (value === undefined) return {}
  const path = '$.guidance'
  if (!isFields(value)) {
    reader.wrong(path, 'must be an object with an entry for each channel', { litigation: example })
    return {}
  }
  reader.unknown(value, guidanceChannels, path)
  return Object.fromEntries(
    guidanceChannels.flatMap((channel) => {
      const entry = readEntry(reader, value[channel], `${path}.${channel}`)
      return entry ? [[channel, entry]] : []
    }),
  )
}

function readEntry(reader: FileReader, value: unknown, path: string): Guidance | undefined {
  if (!isFields(value)) {
    reader.wrong(path, value === undefined ? 'is missing' : 'must be an object', example)
    return undefined
  }
  reader.unknown(value, [...needed, 'phone', 'site'], path)
  const texts = Object.fromEntries(needed.map((key) => [key, reader.text(value, key, path)]))
  return { ...texts, ...shaped(reader, value, path) } as unknown as Guidance
}

function shaped(reader: FileReader, value: Fields, path: string): Pick<Guidance, 'phone' | 'site'> {
  const found: Pick<Guidance, 'phone' | 'site'> = {}
  for (const key of ['phone', 'site'] as const) {
    const text = value[key]
    if (text === undefined) continue
    const [what, right] = shapeWords[key]
    if (typeof text === 'string' && shapes[key].test(text)) found[key] = text
    else reader.wrong(`${path}.${key}`, what, right)
  }
  return found
}
