import type { AdministrationRule } from 'core/access'

/** 账号、权限和承办单位管理的规则。 */
export const administrationWords = {
  'rights.own': {
    words: '不能改动、批准自己的权限，也不能批准自己的申请。',
    basis: '三员分立：权限须由他人授予和批准',
  },
  'rights.apart': {
    words: '系统、安全、审计管理员三者只能任其一，且不能兼任其他岗位。',
    basis: '三员分立：三者相互监督，不得集于一人',
  },
  'rights.organizer': {
    words: '承办单位的岗位须属于单位，其他岗位不能属于单位。',
    basis: '本产品的规则：看得到什么取决于所在单位',
  },
  'rights.asked': { words: '该账号已有权限申请在等待批准。', basis: '本产品的规则：一个账号同时只有一项申请' },
  'account.own': { words: '不能停用自己的账号，也不能给自己发放密码。', basis: '三员分立：由他人办理' },
  'account.rights': {
    words: '账号还有岗位时不能调换单位，请先由安全管理员收回岗位。',
    basis: '三员分立：调换单位即改变权限',
  },
  'organizer.work': {
    words: '该单位还有未办结的承办单或下级单位，请先转交。',
    basis: '本产品的规则：每张承办单都须有人负责',
  },
  'cut.own': { words: '不能批准自己提出的删除申请。', basis: '三员分立：申请与批准分属两人' },
  'cut.open': {
    words: '事项尚未办结，或者还有待审批、督办、长期推进、法定程序，暂不能删除个人信息。',
    basis: '本产品的规则：办理尚需的个人信息不删除',
  },
  'cut.asked': { words: '该事项已有删除申请在等待批准。', basis: '本产品的规则：一件事项同时只有一项申请' },
  'cut.done': { words: '该事项的个人信息已经删除。', basis: '本产品的规则：删除之后无可再删' },
  'organizer.cycle': { words: '上级单位不能是本单位或其下级。', basis: '本产品的规则：隶属关系不能成圈' },
} as const satisfies Record<AdministrationRule, { words: string; basis: string }>
