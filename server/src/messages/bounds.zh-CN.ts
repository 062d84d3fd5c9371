import type { BoundRule } from 'core/matter'

/** 规则表中的数值不允许时怎么说；参数是那个数值，已写成文字。 */
export const boundWords: Record<BoundRule, (value: string) => string> = {
  'supplement.reopen': (value) => `补充材料的时间已过：应在办结后 ${value}内补充。请另行提出诉求。`,
  'return.window': (value) =>
    `退单的时间已过：应在派单后 ${value}内申请，办理期限按小时计的，在期限过半前申请。请继续办理。`,
  'return.windowComplex': (value) =>
    `退单的时间已过：疑难事项应在派单后 ${value}内申请，办理期限按小时计的，在期限过半前申请。请继续办理。`,
  'return.max': (value) => `这件事项已经同意退单 ${value} 次，不能再同意。请不同意，或者提请争议裁定。`,
  'extend.applyBefore': (value) => `太晚了：延期应在到期前至少 ${value}申请。`,
  'extend.maxTimes': (value) => `延期的次数已用完：热线机构批准 ${value} 次，再次须联席会议办公室批准，此后不能再延。`,
  'extend.totalMax': (value) => `延得太久：各次延期合计不能超过 ${value}。请缩短后再申请。`,
  'longTerm.feedback': (value) => `两次反馈相隔太久：不能超过 ${value}。请在其间增加阶段。`,
  'review.applyWindow': (value) => `申请复核的时间已过：应在答复送达后 ${value}内申请。`,
  'review.max': (value) => `每位诉求人对同一结果最多申请复核 ${value} 次，已经用完。`,
  'urge.fromPercent': (value) => `还不能催办：办理期限过去 ${value}% 后才可以。`,
  'urge.perWorkingDay': (value) => `今天已经催办过：每个工作日最多 ${value} 次。请下个工作日再催。`,
}
