import type { Role } from 'core/access'
import { organizers } from './organizers.ts'

/** A member of staff of the demo city. Display names are invented. */
export interface Account {
  /** What he signs in with. */
  name: string
  display: string
  displayEn: string
  roles: readonly Role[]
  organizer: string | null
}

/** The password of every demo account. Demo mode alone makes these accounts, and says so on its sign-in page. */
export const demoPassword = 'huixiang-demo'

type Seat = readonly [role: Role, display: string, displayEn: string, organizer: string | null]

/** One account for each role, named as the role. */
const seats: readonly Seat[] = [
  ['operator', '陈晓澄', 'Chen Xiaocheng', null],
  ['shift_leader', '黄景岚', 'Huang Jinglan', null],
  ['dispatcher', '李沛然', 'Li Peiran', null],
  ['auditor', '梁思勉', 'Liang Simian', null],
  ['callback_clerk', '何雨笙', 'He Yusheng', null],
  ['inspector', '罗知遥', 'Luo Zhiyao', null],
  ['kb_editor', '邓墨言', 'Deng Moyan', null],
  ['supervisor', '谢衡之', 'Xie Hengzhi', null],
  ['centre_manager', '周若谷', 'Zhou Ruogu', null],
  ['organizer_clerk', '吴启明', 'Wu Qiming', 'chengguan'],
  ['organizer_leader', '郑怀远', 'Zheng Huaiyuan', 'chengguan'],
  ['guidance', '冯季舒', 'Feng Jishu', 'zhujian'],
  ['office', '蒋闻溪', 'Jiang Wenxi', null],
  ['leader', '叶庭舟', 'Ye Tingzhou', null],
  ['system_admin', '钟可立', 'Zhong Keli', null],
  ['security_admin', '温守成', 'Wen Shoucheng', null],
  ['audit_admin', '崔明鉴', 'Cui Mingjian', null],
]

/** Family names and given names in step with each other, so that every unit's people are told apart. */
const families = [
  ['林', 'Lin'],
  ['曾', 'Zeng'],
  ['彭', 'Peng'],
  ['苏', 'Su'],
  ['卢', 'Lu'],
  ['关', 'Guan'],
  ['麦', 'Mai'],
] as const
const clerkNames = [
  ['子衿', 'Zijin'],
  ['文澜', 'Wenlan'],
  ['嘉木', 'Jiamu'],
  ['一航', 'Yihang'],
  ['晓舟', 'Xiaozhou'],
  ['念初', 'Nianchu'],
] as const
const leaderNames = [
  ['伯钧', 'Bojun'],
  ['致和', 'Zhihe'],
  ['慎行', 'Shenxing'],
  ['望平', 'Wangping'],
  ['守正', 'Shouzheng'],
  ['思齐', 'Siqi'],
] as const
const guidanceNames = [
  ['知行', 'Zhixing'],
  ['明远', 'Mingyuan'],
  ['素心', 'Suxin'],
  ['景行', 'Jingxing'],
  ['若愚', 'Ruoyu'],
  ['清越', 'Qingyue'],
] as const

type Spelling = readonly (readonly [string, string])[]

function person(index: number, given: Spelling): Pick<Account, 'display' | 'displayEn'> {
  const [family, familyEn] = families[index % families.length]!
  const [name, nameEn] = given[index % given.length]!
  return { display: `${family}${name}`, displayEn: `${familyEn} ${nameEn}` }
}

/** Every demo account: one for each role, a clerk and a leader for every organizer, and whoever guides in a bureau that does. */
export function accounts(): Account[] {
  return [
    ...seats.map(([role, display, displayEn, organizer]): Account => {
      return { name: role, display, displayEn, roles: [role], organizer }
    }),
    ...organizers.flatMap(({ id, guidance }, index): Account[] => [
      { name: `clerk_${id}`, ...person(index, clerkNames), roles: ['organizer_clerk'], organizer: id },
      { name: `leader_${id}`, ...person(index + 3, leaderNames), roles: ['organizer_leader'], organizer: id },
      ...(guidance
        ? [
            {
              name: `guidance_${id}`,
              ...person(index + 5, guidanceNames),
              roles: ['guidance'] satisfies Role[],
              organizer: id,
            },
          ]
        : []),
    ]),
  ]
}
