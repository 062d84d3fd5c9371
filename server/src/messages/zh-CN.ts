import { administrationWords } from './administration.zh-CN.ts'
import { boundWords } from './bounds.zh-CN.ts'
import { clockWords } from './clocks.zh-CN.ts'
import { exportRuleWords } from './exports.zh-CN.ts'
import { requestRules } from './requests.zh-CN.ts'
import type { Messages } from './types.ts'

const ownRule = (why: string) => `本产品的规则：${why}`

export const zhCN: Messages = {
  problems: {
    malformed: { title: '内容格式不对', detail: '请按下面列出的各处改正后再提交。' },
    'not-signed-in': { title: '尚未登录', detail: '请先登录；如果登录过，可能已经过期。' },
    'wrong-credentials': { title: '账号或密码不对', detail: '请核对账号和密码。' },
    'otp-required': { title: '需要动态验证码', detail: '请填写验证器应用此刻显示的六位动态验证码。' },
    'account-locked': { title: '账号暂时锁定', detail: '多次登录失败，请稍后再试，或联系系统管理员。' },
    'not-permitted': { title: '没有权限', detail: '您的角色或单位不能进行这项操作。' },
    'not-found': { title: '没有找到', detail: '可能号码有误，或者您无权查看。' },
    'wrong-code': { title: '编号与查询码不符', detail: '请核对编号和查询码。' },
    'wrong-state': { title: '当前环节不能这样操作', detail: '事项已进入其他环节，现在可以进行的操作列在下面。' },
    'changed-meanwhile': { title: '内容已有变化', detail: '您填写期间内容有了变化，请看过最新情况后再提交。' },
    archived: {
      title: '该月份已归档',
      detail: '请联系系统运维人员调回该月份后再查看：npm run archive -- get 加月份。',
    },
    gone: { title: '已过保存期限', detail: '只保存一段时间，期限已过，请重新申请。' },
    'too-large': { title: '内容太大', detail: '请缩短内容，或分几次提交。' },
    'unsupported-media-type': { title: '不支持这种格式', detail: '请以 JSON 提交（Content-Type: application/json）。' },
    'missing-input': { title: '缺少必填内容', detail: '请补上下面列出的内容。' },
    'unknown-assignment': { title: '没有这张承办单', detail: '该事项没有这张承办单，请刷新后再选。' },
    'unknown-participant': { title: '没有这位诉求人', detail: '该事项没有这位诉求人，或其已退出。' },
    'unknown-organizer': { title: '没有这个承办单位', detail: '请从承办单位名录中选择。' },
    'unknown-part': { title: '没有所指的内容', detail: '所指的内容不存在，或者已经结束。' },
    'unknown-category': { title: '没有这个分类', detail: '请从分类表中选择最末一级。' },
    'unknown-place': { title: '没有这个地点', detail: '请从行政区划表中选择。' },
    'unknown-contact': { title: '没有这条服务记录', detail: '请先登记本次服务，再提交。' },
    'unknown-article': { title: '没有这篇知识', detail: '知识或其版本不存在，请重新检索。' },
    'rule-refused': { title: '规则不允许', detail: '按照现行规则，现在不能这样办理。' },
    'time-out-of-range': { title: '时间超出范围', detail: '所填时间过早或过晚，请核对。' },
    'key-reused': { title: '提交标识已用过', detail: '同一标识之前提交过不同的内容，请换一个标识。' },
    'key-not-random': { title: '提交标识不合要求', detail: '未登录时，提交标识须是随机生成的 UUID。' },
    'too-many-requests': { title: '操作太频繁', detail: '请按提示的时间等候后再试。' },
    internal: { title: '系统出错', detail: '没有办成。请稍后再试；若仍不行，请把请求编号告诉系统管理员。' },
    unavailable: { title: '服务暂时不可用', detail: '没有办成，请稍后再试。' },
  },

  rules: {
    ...requestRules,
    ...administrationWords,
    ...exportRuleWords,
    'register.demander': {
      words: '请填写诉求人，或者注明匿名，二者只能选一。',
      basis: '鼓励实名、尊重匿名：每件事项都要说清是谁提出，或者是匿名提出',
    },
    'dispatch.about': {
      words: '不能交给被反映的单位或其下级单位办理。',
      basis: '保护举报人与回避的要求：被反映的单位不得办理反映自己的事项',
    },
    'dispatch.duplicate': {
      words: '同一单位不能在一件事项中重复承办。',
      basis: ownRule('主办、协办各是不同的单位，责任才分得清'),
    },
    'dispatch.contentForUnits': {
      words: '举报和要求保密的事项，转派前须写好给单位看的内容。',
      basis: '为诉求人保密的义务：单位只看隐去身份的内容，不看原文',
    },
    'contact.sealed': {
      words: '匿名、举报或要求保密的事项，单位不能直接联系诉求人，请通过热线机构转达。',
      basis: '为诉求人保密的义务：单位无从知道诉求人是谁',
    },
    'contact.future': { words: '联系时间不能晚于现在。', basis: ownRule('只记录已经发生的联系') },
    'contact.early': { words: '联系时间不能早于承办单下达的时间。', basis: ownRule('联系只计入它所属的承办单') },
    'subAssign.below': { words: '只能下派给本单位的下级单位。', basis: '属地管理、分级负责：工作逐级向下交办' },
    'subAssign.due': {
      words: '下派的到期时间须晚于现在，且不晚于本单位的到期时间。',
      basis: ownRule('上级对下派的工作负责，须留得出答复的时间'),
    },
    'subAssign.cycle': { words: '不能下派回已经经手的上级单位。', basis: ownRule('承办单不能绕成圈，否则无人负责') },
    'answer.article': {
      words: '请注明所依据的知识，或者说明为什么没有可依据的知识，二者只能选一。',
      basis: '知识库统一标准的要求：答复口径须出自知识库，没有的要补',
    },
    'callback.settled': { words: '这位诉求人本轮的回访已经完成。', basis: ownRule('每位诉求人每轮只回访、评价一次') },
    'callback.reasonable': {
      words: '诉求人不满意时，须判断其理由是否合理。',
      basis: ownRule('不满意且合理的才重新办理，所以必须作出判断'),
    },
    'review.closing': {
      words: '这件事项的结果不能申请复核。',
      basis: ownRule('复核针对办理或答复的结果；撤回、合并等没有这样的结果'),
    },
    'review.otherUnit': {
      words: '复核须由另一单位的人员作出。',
      basis: '公正复核的要求：不得由办理的单位及其上下级复核自己的结果',
    },
    'withdraw.asked': { words: '已经申请撤回，正等待裁定。', basis: ownRule('同类申请一次只处理一个') },
    'confidential.unchanged': { words: '保密状态已经如此，没有变化。', basis: ownRule('只记录真实的改变') },
    'confidential.others': {
      words: '还有或曾有其他诉求人，保密不能由其中一人取消。',
      basis: '为诉求人保密的义务：各人只能放弃自己的权利',
    },
    'callback.unreached': {
      words: '没有接通的，不能记录评价和是否解决。',
      basis: ownRule('评价须是诉求人本人说的'),
    },
    'confidential.off': {
      words: '只有诉求人本人可以取消保密；代为办理时须注明服务记录。',
      basis: '为诉求人保密的义务：保密是诉求人的权利，由其本人放弃',
    },
    'correct.unchanged': { words: '更正前后的内容相同。', basis: ownRule('只记录真实的改变') },
    'reply.reason': {
      words: '没有完全解决的，须写明原因。',
      basis: '如实答复的要求：诉求人有权知道结果，没有解决的要说明原因',
    },
  },

  bounds: boundWords,
  boundOf: (bound) => (typeof bound === 'number' ? String(bound) : clockWords.limit(bound)),

  faults: {
    required: '请填写',
    unknownField: '没有这一项，请去掉',
    emptyBody: '没有内容，请提交 JSON',
    notJson: '不是合法的 JSON，请检查引号、逗号和括号',
    notUtf8: '不是 UTF-8 编码，请转换编码',
    badAddress: '地址中的编码不对，请检查百分号后的字符',
    badCharacter: '含有空字符或不完整的字符，请去掉',
    tooDeep: '嵌套太深，请简化结构',
    blank: '不能为空',
    dateTime: '请写带时区的时间，例如 2026-03-02T10:00:00+08:00',
    date: '请写日期，例如 2026-03-02',
    uuid: '请写 UUID，例如 0198c0de-0000-7000-8000-000000000000',
    unlisted: '不在列表中，请重新选择',
    addressTooLong: '详细地址最多 200 个字，请缩短',
    beforeFrom: '不能早于开始日期',
    periodTooLong: '期间太长，请缩短',
    noMatter: '没有这个编号的事项，请核对编号',
    pattern: '格式不对，请核对',
    repeated: '有重复，请去掉重复的项',
    samePassword: '新密码不能与旧密码相同',
    taken: '已经有了，请换一个',
    otp: '验证码不对，或者已经用过；请等下一个',
    other: '不合要求，请核对',
  },
  measured: {
    type: (types) => `应为${types.map((type) => typeNames[type] ?? type).join('或')}`,
    oneOf: (values) => `应为以下之一：${values.join('、')}`,
    atLeast: (bound) => `不能小于 ${bound}`,
    atMost: (bound) => `不能大于 ${bound}`,
    shorterThan: (characters) => `至少 ${characters} 个字符`,
    longerThan: (characters) => `最多 ${characters} 个字符`,
    fewerThan: (items) => `至少 ${items} 项`,
    moreThan: (items) => `最多 ${items} 项`,
  },
}

const typeNames: Record<string, string> = {
  string: '文字',
  number: '数字',
  integer: '整数',
  boolean: '是或否（true、false）',
  array: '列表',
  object: '对象',
  null: '空（null）',
}
