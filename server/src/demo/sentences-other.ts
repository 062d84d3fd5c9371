import type { Template } from './template.ts'

/** Suggestions for the city and thanks to those who work for it. */
export const suggestions: readonly Template[] = [
  {
    type: 'suggestion',
    category: '0407',
    spot: 'road',
    title: '建议{place}路口增设行人过街时间',
    content: [
      '{place}的绿灯只有{count}秒，{detail}走到一半就变红了。{time}我扶一位阿婆过去，车都在按喇叭。建议把绿灯延长一点，或者在中间加个安全岛。',
      '建议{place}加一个左转专用灯。现在直行左转一起放，{detail}，{time}高峰期过一个路口等了{count}个灯。',
    ],
    details: ['腿脚慢的老人', '放学的小学生', '推婴儿车的'],
    counts: [12, 20],
    publicReply:
      '您好，交警部门现场测算后采纳了您的建议，{place}早晚高峰行人绿灯延长六秒，二次过街安全岛已列入改造计划。感谢您关心城市交通。',
    internalReply: '已调整配时方案，安全岛列入年度计划。',
  },
  {
    type: 'suggestion',
    category: '0401',
    spot: 'station',
    title: '建议增开到{place}的社区巴士',
    content: [
      '{street}这几年住进来很多人，到{place}还是只有一路公交，要等{count}十分钟。{detail}，建议开一条小巴接驳，早晚各几班就够。',
      '建议把经过{place}的线路延长两站到新医院，{detail}。{time}我陪家人去看病转了{count}趟车，老人家吃不消。',
    ],
    details: ['很多人只好坐摩托', '共享单车早上都被骑光', '走路要走半个多钟'],
    counts: [2, 4],
    publicReply:
      '您好，交通部门已会同公交公司对{place}客流做了调查，拟开通一条高峰接驳专线，方案正在征求沿线意见，预计下季度试运行。谢谢您的建议。',
    internalReply: '客流调查支持开线，方案公示中。',
  },
  {
    type: 'suggestion',
    category: '1203',
    spot: 'estate',
    title: '建议{place}空地建健身场所',
    content: [
      '{place}东边有块空地荒了{count}年，{detail}。建议平整一下，装几样健身器材，种点树，老人孩子就有地方活动了。',
      '我们{place}只有一个篮球架，{time}还看见小孩和大人抢场。旁边{detail}，建议改成可以打羽毛球的地方，大家愿意一起出力维护。',
    ],
    details: ['一直堆放杂物', '围墙里长满草', '停着几辆报废车'],
    publicReply:
      '您好，经现场踏勘，该空地权属清楚，街道已把您的建议列入社区微改造项目，将建健身点和休憩座椅，设计方案会在小区公示，欢迎继续提意见。',
    internalReply: '列入微改造计划，经费已申报，待方案公示。',
  },
  {
    type: 'suggestion',
    category: '1402',
    spot: 'hall',
    title: '建议网上办事增加长辈版',
    content: [
      '我爸今年{count}多岁，手机办{detail}的时候字太小，验证码又看不清，{time}弄了一下午都没办成。建议出一个大字版，可以语音提示，也可以让子女代办。',
      '办{detail}的时候要重复上传一样的身份证，建议做一次共享。另外{time}提交失败只显示错误代码，普通人看不懂，最好写清楚缺什么，我试了{count}次。',
    ],
    details: ['养老认证', '老年卡', '医保换卡'],
    counts: [65, 79],
    publicReply:
      '您好，您的建议已采纳，长辈版将在下一次更新中上线，提供大字、语音和亲友代办功能，重复上传的证件改为自动调用，错误提示也会改成通俗文字。',
    internalReply: '需求已排入版本计划，错误提示改写先行发布。',
  },
  {
    type: 'suggestion',
    category: '0406',
    spot: 'station',
    title: '建议规范{place}共享单车停放',
    content: [
      '{place}出口的共享单车堆成山，{detail}，{time}我数了一下有{count}十多辆倒在地上。建议画停车框，配合电子围栏，停不进去就不能还车。',
      '建议早高峰前安排人在{place}调度单车。现在{detail}，要么没车，要么没处走路，{time}排队的人一直排到马路上。',
    ],
    details: ['盲道全部被压住', '轮椅根本过不去', '消防栓都看不见'],
    counts: [3, 8],
    publicReply:
      '您好，交通部门已约谈运营企业，{place}新划停放区并设电子围栏，早晚高峰各派两名调度员，违规停放将不能结束订单。感谢您的建议。',
    internalReply: '停放区划线完成，企业调度排班已报备。',
  },
  {
    type: 'suggestion',
    category: '1201',
    spot: 'hall',
    title: '建议图书馆延长开放时间',
    content: [
      '{street}的分馆晚上六点就关门，{detail}，下班根本赶不上。建议每周有{count}天开到九点，自习的位置也可以预约。',
      '建议暑假期间图书馆多开一间阅览室，{detail}，{time}我带孩子去，{count}点到已经没有位子了。',
    ],
    details: ['年轻人想看书没地方去', '学生都坐在楼梯上', '占座的书比人还多'],
    counts: [2, 5],
    publicReply:
      '您好，分馆将从下月起周三、周五、周六延长开放至晚上九点，并启用座位预约，离座超时自动释放。感谢您对公共文化的支持。',
    internalReply: '延时开放方案已批，座位预约系统安装中。',
  },
  {
    type: 'suggestion',
    category: '0708',
    spot: 'school',
    title: '建议{place}减少打卡作业',
    content: [
      '孩子读{place}，每天要家长拍照打卡{count}样，{detail}。{time}做到十点多还没睡。建议学校减少这一类作业，老师统一在校内检查。',
      '建议{place}家长会多讲讲怎么陪伴孩子，少一点排名。{detail}，孩子{time}回来闷闷不乐，我们做家长的也跟着着急，已经第{count}回了。',
    ],
    details: ['跳绳朗读都要录视频', '忘记打卡就在群里点名', '双职工家庭忙不过来'],
    publicReply:
      '您好，教育部门已向{place}了解情况，学校取消了需家长拍照上传的打卡作业，书面作业在校内完成，不再在群里通报。欢迎继续监督。',
    internalReply: '学校已整改作业管理办法，家长委员会知悉。',
  },
]

export const praises: readonly Template[] = [
  {
    type: 'praise',
    category: '1002',
    spot: 'hall',
    title: '感谢{place}窗口工作人员',
    content: [
      '{time}我带九十岁的母亲到{place}办身份证，工作人员看见老人坐轮椅，{detail}，前后不到{count}分钟就办好了，想请你们转达谢意。',
      '表扬{place}的一位女同志，我{time}资料漏带，她{detail}，还帮我打电话问清楚，省得我再跑一趟，服务真的很好。',
    ],
    details: ['专门走出来帮忙拍照', '耐心讲了三遍', '主动帮忙填表'],
    counts: [10, 25],
    publicReply: '您好，感谢您的肯定。您的表扬已转达{place}，单位已在内部通报表扬，我们会继续把服务做好。',
    internalReply: '已转达本人并通报表扬。',
  },
  {
    type: 'praise',
    category: '0401',
    spot: 'station',
    title: '表扬公交司机照顾老人',
    content: [
      '{time}在{place}上车，一位老人突然头晕，司机{detail}，一直等到救护车来才走。车上{count}个乘客都没有怨言，这样的司机值得表扬。',
      '我在{place}把手机落在公交车上，司机收车后{detail}，{time}就还给了我，给钱也不要，好人一定要说出来，等了不到{count}个钟头。',
    ],
    details: ['马上停车开门扶他下来', '打遍了通讯录找到我', '自己掏钱买了糖水'],
    counts: [2, 9],
    publicReply: '您好，感谢您把这件事告诉我们。公交公司已核实并表扬该驾驶员，作为服务标兵在车队宣传。',
    internalReply: '已核实并给予奖励，在车队宣讲。',
  },
  {
    type: 'praise',
    category: '1101',
    spot: 'estate',
    title: '感谢抢修师傅连夜通水',
    content: [
      '{place}{time}爆管停水，抢修的师傅{detail}，干到凌晨把水通了，第二天还回访水压。虽然停了{count}个小时，但是大家心里很暖。',
      '多谢供水公司的师傅，{time}我家水表漏水，打完电话{count}十分钟就到了{place}，{detail}，走的时候还把地拖干净。',
    ],
    details: ['下着大雨站在水里', '饭都没有顾上吃', '一边修一边跟住户解释'],
    counts: [2, 8],
    publicReply: '您好，感谢您的理解和鼓励，抢修班组已收到您的谢意，公司给予嘉奖。今后有用水问题请随时联系。',
    internalReply: '已转达抢修班组并嘉奖。',
  },
  {
    type: 'praise',
    category: '0901',
    spot: 'estate',
    title: '感谢{street}社工关心独居老人',
    content: [
      '{place}的社工每周都来看我父亲，{time}发现他没有应门，{detail}，及时送到了医院。医生说再晚{count}个小时就危险了，我们一家非常感激。',
      '我是住在{place}的老人，社工姑娘帮我{detail}，连过节都记得来，{time}还教我用手机看病挂号，耐心讲了{count}遍。',
    ],
    details: ['马上联系我们开锁', '修好了漏水的马桶', '代买了一个月的药'],
    publicReply: '您好，谢谢您的来电，{street}已向这位社工转达，并作为居家养老的好做法推广。祝老人身体健康。',
    internalReply: '已转达本人，案例收入培训材料。',
  },
]

/** What belongs to courts, arbitration or another procedure, with the way that is open there. */
export const outOfScope: readonly Template[] = [
  {
    type: 'help',
    category: '0205',
    spot: 'estate',
    title: '{place}房屋买卖纠纷法院判决后不服',
    content: [
      '我{time}跟人因为{place}的房子打官司，{detail}，一审判了要我赔{count}万。我觉得判得不公道，想请热线出面让法院改过来。',
    ],
    details: ['对方提交的收据是假的', '证人没有到庭', '评估价太高'],
    publicReply: '您反映的事项已进入诉讼程序，请依照判决书载明的期限提出上诉。',
    internalReply: '属于诉讼事项，已告知上诉途径。',
    decline: { reason: '该事项已由法院判决，应在判决书载明的期限内向上一级法院上诉。', channel: 'litigation' },
  },
  {
    type: 'help',
    category: '0602',
    spot: 'road',
    title: '劳动仲裁已经立案要求重新处理',
    content: [
      '我跟{place}的公司有劳动争议，{time}仲裁委已经立案，要等{count}个月才开庭，{detail}。想请热线直接叫公司先把钱给我。',
    ],
    details: ['我现在没有收入', '公司在转移设备', '材料都交齐了'],
    publicReply: '您反映的事项正由劳动仲裁机构审理，请等候裁决。',
    internalReply: '已在仲裁程序中，不重复受理。',
    decline: { reason: '该争议已由劳动人事争议仲裁机构受理，裁决前不再由热线处理。', channel: 'arbitration' },
  },
  {
    type: 'complaint',
    category: '1003',
    spot: 'road',
    title: '对行政处罚决定不服',
    content: [
      '{time}我在{place}被处罚，决定书已经送达，罚款{count}百元，{detail}。我认为处罚过重，请热线帮我撤销这份决定书。',
    ],
    details: ['执法人员没有听我解释', '录像没有给我看', '同样的情况别人只是警告'],
    publicReply: '对处罚决定不服的，可依法申请行政复议或者提起行政诉讼。',
    internalReply: '已告知复议机关和期限。',
    decline: { reason: '对已送达的处罚决定有异议，应在法定期限内向复议机关提出申请。', channel: 'reconsideration' },
  },
  {
    type: 'consultation',
    category: '1407',
    spot: 'hall',
    title: '要求提供征地批文复印件',
    content: ['我们村{time}征地，想要{place}附近{count}宗地的批文和补偿方案复印件，{detail}，请热线把文件直接发给我。'],
    details: ['村里说没有', '公告栏已经拆了', '打电话也没有人给'],
    publicReply: '索取文件请按政府信息公开的规定向制作机关申请。',
    internalReply: '已告知信息公开的申请方式。',
    decline: { reason: '索取政府文件应向制作或保存该文件的机关提出信息公开申请。', channel: 'disclosure' },
  },
  {
    type: 'complaint',
    category: '0907',
    spot: 'estate',
    title: '已在信访程序中的宅基地争议',
    content: [
      '关于{place}宅基地的事，我{time}已经到信访局登记，他们说{count}十天内答复，{detail}。我想在热线再登记一次，让上面更重视。',
    ],
    details: ['到现在没有电话', '经办人一直不在', '村里让我自己等'],
    publicReply: '您的诉求已由信访部门受理，请等候其书面答复。',
    internalReply: '已核实在信访程序内。',
    decline: { reason: '同一事项已由信访部门受理并在期限之内，请向受理机关查询进度。', channel: 'petition' },
  },
]
