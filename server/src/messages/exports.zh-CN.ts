import type { ExportRule } from 'contract/exports'
import type { ExportWords } from './export-words.ts'

/** 导出的规则。 */
export const exportRuleWords = {
  'export.rows': { words: '超过 50000 行，请用筛选条件缩小范围。', basis: '本产品的规则：一次最多导出 50000 行' },
  'export.own': {
    words: '不能审批自己申请的导出。',
    basis: '三员分立：超过 500 行的导出须由他人审批',
  },
  'export.state': {
    words: '该导出还在等待审批，或者未获批准，不能下载。',
    basis: '本产品的规则：超过 500 行的导出须先审批',
  },
  'export.reason': { words: '请填写不批准的理由。', basis: '本产品的规则：理由须告知申请人' },
} as const satisfies Record<ExportRule, { words: string; basis: string }>

/** 导出文件里的文字。 */
export const exportWords: ExportWords = {
  mark: ({ display, account, organizer, at, id }) =>
    `导出人：${display}（${account}${organizer ? `，${organizer}` : ''}）　时间：${at}（北京时间）　导出编号：${id}　仅限工作使用`,
  sheet: '事项',
  columns: {
    no: '编号',
    title: '标题',
    state: '状态',
    type: '诉求类型',
    category: '分类',
    urgency: '紧急程度',
    district: '区域',
    organizer: '承办单位',
    assignmentState: '承办单状态',
    confidential: '保密',
    registeredAt: '登记时间',
    dueAt: '到期时间',
    light: '时限灯',
  },
  yes: '是',
  no: '否',
  states: {
    registered: '待受理',
    supplementing: '待补充',
    dispatching: '待转派',
    handling: '办理中',
    auditing: '待审核',
    callback: '待回访',
    closed: '已办结',
    reviewing: '复核中',
  },
  closings: {
    answered: '直接答复',
    resolved: '已解决',
    explained: '已解释说明',
    terminated: '终止办理',
    withdrawn: '已撤回',
    merged: '已并案',
    insufficient: '材料不足',
    not_accepted: '不予受理',
  },
  types: { consultation: '咨询', help: '求助', complaint: '投诉', report: '举报', suggestion: '建议', praise: '表扬' },
  urgencies: { general: '一般', urgent: '紧急', critical: '特急' },
  assignmentStates: {
    issued: '待签收',
    handling: '办理中',
    approving: '待审签',
    replied: '已答复',
    completed: '已完成',
    returning: '退单审核中',
    returned: '已退单',
    recalled: '已撤销',
  },
  lights: { green: '正常', yellow: '即将到期', red: '已超期' },
}
