import type { StructuralRule } from 'core/matter'

const ownRule = (why: string) => `本产品的规则：${why}`

/** 申请、裁定和叠加事项的规则。 */
export const requestRules = {
  'ruling.own': { words: '不能裁定自己提出的申请。', basis: '不相容岗位分离的要求：申请人与裁定人不是同一个人' },
  'ruling.asked': { words: '同类申请已经提出，正等待裁定。', basis: ownRule('同类申请一次只处理一个') },
  'return.designated': { words: '指定承办的单位不能退单。', basis: '争议已经裁定：指定的单位必须承办' },
  'return.interim': { words: '争议裁定前的临时承办单位不能退单。', basis: '先办后议：裁定前须有单位先行办理' },
  'return.rehandle': { words: '重新办理的事项不能退单。', basis: ownRule('办过的单位对结果负责到底') },
  'return.suggested': { words: '建议的承办单位不能是本单位。', basis: ownRule('退单须说明应由哪个单位承办') },
  'dispute.early': {
    words: '退单次数未用完，或者不是主办单位，不能提请争议裁定。',
    basis: ownRule('先按退单审核；主办单位退单次数用完后再申请的，才进入争议裁定'),
  },
  'question.answered': { words: '这个问题已经答复，或者已不再需要。', basis: ownRule('每个问题只转达一次') },
  'difficult.open': { words: '事项已经标为疑难。', basis: ownRule('只记录真实的改变') },
  'tag.unchanged': { words: '标签没有变化。', basis: ownRule('只记录真实的改变') },
  'subAssign.paused': {
    words: '期限暂停期间不能下派。',
    basis: ownRule('下级的期限从本单位的期限推算，暂停时推算不出'),
  },
  'extend.clock': {
    words: '现在没有可以延长的办理期限。',
    basis: ownRule('只有正在走的办理期限可以延长；法定程序终结后的报告期限由管理办法规定，不能延长'),
  },
  'extend.unit': { words: '延长的时间须与原期限用同一种单位。', basis: ownRule('延长的时间与原期限相加，单位须一致') },
  'extend.perTime': { words: '每次延长不能超过原期限。', basis: '参照外省规定：每次延期不超过原期限' },
  'reply.regime': {
    words: '长期推进或法定程序期间，主办单位不作普通答复。',
    basis: ownRule('先结束长期推进或法定程序，再作最终答复'),
  },
  'longTerm.open': { words: '事项已经在长期推进，或者已经建议。', basis: ownRule('只记录真实的改变') },
  'longTerm.closing': { words: '这样办结的事项不能列为长期推进。', basis: ownRule('长期推进针对办理过或答复过的事项') },
  'longTerm.due': { words: '办理期限已过，不能再申请长期推进。', basis: ownRule('须在期限内申请；到期后由热线决定') },
  'plan.waits': { words: '已有方案在等待审核或正在推进。', basis: ownRule('一个方案的各阶段都反馈后，才提交下一个') },
  'plan.order': {
    words: '各阶段须有日期，日期须晚于今天并依次靠后。',
    basis: ownRule('每个阶段都要在将来的一天前反馈'),
  },
  'legal.open': { words: '事项已经在法定程序中。', basis: ownRule('只记录真实的改变') },
  'legal.expectedEnd': { words: '预计终结日期不能早于今天。', basis: ownRule('已经终结的程序直接报告结果') },
  'legal.endedOn': {
    words: '终结日期须在申请进入程序之后，且不晚于今天。',
    basis: ownRule('报告期限从程序终结那天起算，日期须属实'),
  },
  'merge.self': { words: '不能并入自己。', basis: ownRule('并案是两件事项合为一件') },
  'merge.sealed': {
    words: '举报和保密的事项不能并入不保密的事项。',
    basis: '为诉求人保密的义务：并入后承办单位会知道诉求人是谁',
  },
  'unmerge.last': {
    words: '移出后原事项将没有诉求人，不能撤销并案。',
    basis: ownRule('每件办理中的事项至少有一位诉求人'),
  },
  'unreasonable.open': { words: '诉求已经认定为不合理。', basis: ownRule('只记录真实的改变') },
} as const satisfies Partial<Record<StructuralRule, { words: string; basis: string }>>
