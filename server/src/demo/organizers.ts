import { cityCode } from './places.ts'

/** A unit that handles matters (承办单位). Phone numbers are invented. */
export interface Organizer {
  id: string
  label: string
  labelEn: string
  kind: 'bureau' | 'district' | 'street' | 'company'
  /** The unit it stands under; a street stands under its district. */
  parent: string | null
  /** Codes of the places it serves, as in `places()`. */
  places: readonly string[]
  /** True when it guides the districts' units of its line (业务指导部门). */
  guidance: boolean
  phone: string
}

type Named = readonly [id: string, label: string, labelEn: string]

const guidingBureaus: readonly Named[] = [
  ['chengguan', '市城市管理和综合执法局', 'City Management and Law Enforcement Bureau'],
  ['zhujian', '市住房和城乡建设局', 'Housing and Urban-Rural Development Bureau'],
  ['shichang', '市市场监督管理局', 'Market Regulation Bureau'],
  ['jiaotong', '市交通运输局', 'Transport Bureau'],
  ['shengtai', '市生态环境局', 'Ecology and Environment Bureau'],
  ['renshe', '市人力资源和社会保障局', 'Human Resources and Social Security Bureau'],
  ['jiaoyu', '市教育局', 'Education Bureau'],
  ['weijian', '市卫生健康委员会', 'Health Commission'],
  ['minzheng', '市民政局', 'Civil Affairs Bureau'],
  ['gongan', '市公安局', 'Public Security Bureau'],
  ['shuiwu', '市水务局', 'Water Affairs Bureau'],
  ['wenlv', '市文化广电旅游局', 'Culture, Broadcasting and Tourism Bureau'],
  ['zhengwu', '市政务服务和数据管理局', 'Government Service and Data Bureau'],
  ['gongxin', '市工业和信息化局', 'Industry and Information Technology Bureau'],
  ['linye', '市林业和园林局', 'Forestry and Landscape Bureau'],
  ['yingji', '市应急管理局', 'Emergency Management Bureau'],
]

/** Bureaus that serve the whole city themselves and have no line department in the districts to guide. */
const directBureaus: readonly Named[] = [
  ['tax', '市税务局', 'Tax Service'],
  ['gongjijin', '住房公积金管理中心', 'Housing Provident Fund Centre'],
]

const districts: readonly (readonly [...Named, string])[] = [
  ['liwan', '荔湾区人民政府', 'Liwan District', '440103'],
  ['yuexiu', '越秀区人民政府', 'Yuexiu District', '440104'],
  ['haizhu', '海珠区人民政府', 'Haizhu District', '440105'],
  ['tianhe', '天河区人民政府', 'Tianhe District', '440106'],
  ['baiyun', '白云区人民政府', 'Baiyun District', '440111'],
  ['huangpu', '黄埔区人民政府', 'Huangpu District', '440112'],
  ['panyu', '番禺区人民政府', 'Panyu District', '440113'],
  ['huadu', '花都区人民政府', 'Huadu District', '440114'],
  ['nansha', '南沙区人民政府', 'Nansha District', '440115'],
  ['conghua', '从化区人民政府', 'Conghua District', '440117'],
  ['zengcheng', '增城区人民政府', 'Zengcheng District', '440118'],
]

const streets: readonly (readonly [...Named, district: string, place: string])[] = [
  ['shiqiao', '市桥街道办事处', 'Shiqiao Street', 'panyu', '440113007'],
  ['nancun', '南村镇人民政府', 'Nancun Town', 'panyu', '440113102'],
  ['beijinglu', '北京街道办事处', 'Beijing Street', 'yuexiu', '440104003'],
  ['shipai', '石牌街道办事处', 'Shipai Street', 'tianhe', '440106006'],
  ['tangxia', '棠下街道办事处', 'Tangxia Street', 'tianhe', '440106011'],
  ['chigang', '赤岗街道办事处', 'Chigang Street', 'haizhu', '440105001'],
  ['xinshi', '新市街道办事处', 'Xinshi Street', 'baiyun', '440111008'],
  ['xinhua', '新华街道办事处', 'Xinhua Street', 'huadu', '440114001'],
]

const companies: readonly Named[] = [
  ['water', '市供水公司', 'City Water Supply Company'],
  ['power', '市供电公司', 'City Power Supply Company'],
  ['gas', '市燃气公司', 'City Gas Company'],
  ['metro', '市地铁公司', 'City Metro Company'],
  ['bus', '市公交公司', 'City Bus Company'],
]

type Plain = Omit<Organizer, 'phone'>

function cityWide(kind: 'bureau' | 'company', guidance: boolean): (named: Named) => Plain {
  return ([id, label, labelEn]) => ({ id, label, labelEn, kind, parent: null, places: [cityCode], guidance })
}

/** Every organizer of the demo city, the higher before the lower. */
export const organizers: readonly Organizer[] = [
  ...guidingBureaus.map(cityWide('bureau', true)),
  ...directBureaus.map(cityWide('bureau', false)),
  ...districts.map(([id, label, labelEn, place]): Plain => {
    return { id, label, labelEn, kind: 'district', parent: null, places: [place], guidance: false }
  }),
  ...streets.map(([id, label, labelEn, parent, place]): Plain => {
    return { id, label, labelEn, kind: 'street', parent, places: [place], guidance: false }
  }),
  ...companies.map(cityWide('company', false)),
].map((plain, index) => ({ ...plain, phone: `020-0000${String(1001 + index)}` }))

/** The district government that answers for a district code; undefined for a code that is none of the city's. */
export const districtOrganizer = (district: string): Organizer | undefined =>
  organizers.find(({ kind, places }) => kind === 'district' && places.includes(district))
