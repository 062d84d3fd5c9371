import type { MatterType } from 'core/matter'

/** How people begin. Mostly they come to the point at once. */
export const openings = ['', '', '', '您好，', '你好，', '你们好，', '这里是{street}，', '打扰了，'] as const

/** How people end, by what they want. */
export const endings: Readonly<Record<MatterType, readonly string[]>> = {
  consultation: ['麻烦答复一下，谢谢。', '希望能给个准确的说法。', '', '方便的话请打电话告诉我。'],
  help: ['麻烦尽快派人来看看，谢谢。', '真的很着急，拜托了。', '', '请处理好以后给我一个回音。'],
  complaint: [
    '希望有关部门管一管。',
    '请给一个明确的处理结果。',
    '',
    '再这样下去大家都受不了。',
    '不要又是来拍个照就走。',
  ],
  report: ['请依法核查，并替我保密。', '请不要告诉对方是谁反映的。', '希望查清楚。'],
  suggestion: ['一点小小的想法，供参考。', '希望能考虑一下。', ''],
  praise: ['特此表示感谢！', '请替我转达谢意。', '希望这样的人越来越多。'],
}

/** The shortest request still says where it is about. */
export const whereabouts = ['具体位置是{address}。', '地址：{address}。', '就在{address}。'] as const

export const missing = [
  '请补充具体楼栋门牌和最近一次发生的时间，以便工作人员到场核实。',
  '您提供的地址找不到对应的位置，请补充附近的标志建筑或发送定位。',
  '请补充对方单位的全称、付款凭证或合同照片，并说明您的具体要求。',
  '请说明涉及的人数、金额和时间经过，有照片或视频的请一并提供。',
] as const

export const supplements = [
  '补充一下，具体在{address}，最近一次是{time}，照片已经发过去了。',
  '位置是{address}，从旁边的便利店往里走五十米就是，{time}我又去看过，情况没有变。',
  '付款记录和聊天截图都找到了，日期是{time}，我要求对方按承诺办理。',
] as const

export const noArticles = [
  '知识库暂无对应条目，依据办事指南答复',
  '属个案情况，由值班人员核对后答复',
  '条目正在更新，先按现行规定答复',
] as const

/** What the centre answers where a request has been settled before, or can be settled by a word. */
export const answers: Readonly<Record<MatterType, readonly string[]>> = {
  consultation: [
    '您好，您咨询的事项可在网上办事平台查到指南，也可以到就近的政务服务窗口办理，所需材料以指南列明的为准。',
  ],
  help: ['您好，经查询，责任单位已在现场处理，预计今天内恢复。如明天仍未解决，请再次来电，我们为您登记。'],
  complaint: [
    '您好，您反映的问题责任单位正在集中整治，进展已向社会公布。现场如仍有反复，请提供时间和位置，我们立即登记。',
  ],
  report: ['您好，您提供的线索与正在查处的案件相同，已转交办案人员，您的信息严格保密。'],
  suggestion: ['您好，您的建议与已列入计划的项目一致，项目正在推进，感谢您的关心。'],
  praise: ['您好，感谢您的肯定，我们会把谢意转达给当事人。'],
}

export const contactNotes = [
  '已电话联系诉求人，核实了地点和时间，约定当天下午到场查看。',
  '诉求人补充了照片，表示愿意配合现场核实，希望早点有结果。',
  '第二次拨打后接通，已说明办理步骤，诉求人没有其他要求。',
  '与诉求人通话四分钟，确认诉求重点，告知预计的办理时间。',
] as const

export const replyRejections = [
  '答复没有写明现场核查的时间和人员，请补充后再报。',
  '对诉求人的第二个问题没有回应，退回修改。',
  '措辞过于笼统，请写清楚采取了什么措施、何时完成。',
] as const

export const auditFindings = [
  '公开答复与内部办理情况不一致，请核对后重新报送。',
  '没有附整改前后的情况说明，诉求人提出的退费要求未答复。',
  '答复只引用了规定，没有说明本件如何处理。',
] as const

export const returnReasons = [
  '经核查，该地点不在我单位管辖范围，属相邻辖区。',
  '该事项的审批和监管职责已调整，应由行业主管部门牵头。',
  '涉及的设施由企业自行建设和维护，建议转其办理。',
] as const

export const callbackNotes = [
  '诉求人表示问题已经解决，对办理速度满意。',
  '诉求人说师傅来得很快，态度也好，没有其他意见。',
  '诉求人认可处理结果，希望以后加强巡查。',
  '已读公开答复，诉求人表示清楚，给予好评。',
  '诉求人说基本解决，还要再观察一段时间。',
] as const

export const dissatisfiedNotes = [
  '诉求人说来人只看了一眼就走，情况和原来一样。',
  '诉求人反映整改了两天又反弹，答复写的与实际不符。',
  '诉求人表示没有人联系过他，问题根本没有处理。',
  '诉求人说只解决了一半，剩下的没有人说什么时候做。',
] as const

/** Wishes that no unit could meet: the dissatisfaction is noted, the result stays. */
export const unreasonableNotes = [
  '诉求人认可事情已处理，但要求当面鞠躬道歉并赔偿精神损失，已作解释。',
  '诉求人对政策规定本身不认同，已说明依据，诉求人仍表示不满意。',
  '诉求人要求超出规定的补偿数额，经解释后未接受。',
] as const

export const unreachedNotes = ['电话无人接听。', '对方正忙，稍后再拨。', '提示已关机。'] as const

export const withdrawReasons = [
  '问题已经自行解决，不用再处理了，谢谢。',
  '跟对方谈好了，退了钱，撤回这次诉求。',
  '重复提交了，这一件请撤掉。',
  '后来弄清楚是自己看错了，抱歉打扰。',
] as const

export const unsolvedReasons = [
  '现行规定不支持诉求人的要求，已解释政策依据。',
  '涉及管网整体改造，需列入年度计划分步实施。',
  '双方对赔偿金额分歧较大，调解未达成一致。',
] as const

export const explainedPublicReplies = [
  '您好，您反映的情况已到场核实。由于现行规定暂不支持您提出的处理方式，我们已向您说明依据和其他可行的途径。后续政策如有调整，会及时公布，敬请理解。',
  '您好，经核实，该问题涉及整体改造，短期内无法一次解决。目前先采取临时措施减轻影响，改造已列入计划，进度会在社区公告栏公布。感谢您的理解。',
  '您好，我们已组织双方调解，未能就赔偿金额达成一致。您可以凭调解终止的证明依法通过诉讼维护权益，我们已向您说明步骤和所需材料。',
] as const

export const explainedInternalReplies = [
  '现场核实属实，受规定所限未能满足，已当面解释。',
  '临时措施已落实，根本解决需等改造，已向诉求人说明。',
  '调解不成，已告知司法途径并出具终止证明。',
] as const

export const rehandledPublicReplies = [
  '您好，针对您回访时提出的意见，我们由负责人带队再次到现场核实，已把上次没有处理完的部分整改到位，并安排专人在一个月内跟踪。上次工作不细致，向您致歉。',
  '您好，接到重办通知后，我们当天联系了您并重新核查，此前答复与实际不符的地方已更正，遗留问题已处理完毕，请您监督。',
] as const

export const rehandledInternalReplies = [
  '负责人带队复查，遗留部分整改完毕，已与诉求人当面确认。',
  '原经办人已谈话，重新核查后处理到位，建立一个月跟踪记录。',
] as const

export const reviewGrounds = [
  '答复说已经处理，可我家门口跟以前一样，希望换一个部门来核实。',
  '答复引用的规定不适用我的情况，我有新的单据可以证明，请求复核。',
  '承诺的完成时间早就过了，没有任何动静，不能就这样办结。',
] as const

export const reviewReasons = [
  '经另行核查，原办理事实清楚、依据充分，维持原结果，并已向诉求人说明。',
  '新提交的单据不改变原认定的事实，维持原处理意见，并告知其他途径。',
] as const
