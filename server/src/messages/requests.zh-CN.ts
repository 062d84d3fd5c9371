import type { StructuralRule } from 'core/matter'

const ownRule = (why: string) => `本系统的规则：${why}`

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
} as const satisfies Partial<Record<StructuralRule, { words: string; basis: string }>>
