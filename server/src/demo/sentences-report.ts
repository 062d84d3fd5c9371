import type { Template } from './template.ts'

const type = 'report'

/** Reports of wrongdoing. `forUnits` tells them again so that nobody can read out of it who made them. */
export const reports: readonly Template[] = [
  {
    type,
    category: '0504',
    spot: 'road',
    title: '举报{place}小作坊夜间偷排废气',
    content: [
      '{place}尽头有一间没有招牌的{detail}，白天关门，{time}起开始冒烟，味道刺鼻。我就住斜对面，亲眼看见有{count}个工人从后门进出，怕被报复，请保密。',
      '我在{place}附近上班，这间{detail}把净化设备当摆设，检查前一天才开。{time}废水直接倒进雨水井，一晚上有{count}桶。',
    ],
    details: ['喷漆作坊', '塑料造粒厂', '电镀加工点'],
    forUnits: '有线索反映{street}{place}一带一家{detail}夜间未经处理排放废气废水，请安排夜间突击检查并取证。',
    publicReply:
      '您好，执法人员夜间突击检查，查实该场所未经审批并违法排放，已查封设备、立案处罚。感谢您的线索，我们将严格保密。',
    internalReply: '突击检查属实，查封设备并立案，污染物已取样。',
  },
  {
    type,
    category: '0301',
    spot: 'market',
    title: '举报{place}商户使用过期原料',
    content: [
      '我在{place}里面一家{detail}做过{count}个月，{time}亲眼看到老板把过期的原料换标签再用，冰柜最下面那一层全部是。请查，不要说是员工讲的。',
      '{place}那家{detail}，后厨的油反复用，日期都是手写的。{time}我拍了照片，大概有{count}箱，检查的人一来就搬到楼上。',
    ],
    details: ['烘焙店', '火锅店', '快餐档'],
    forUnits: '有线索反映{street}{place}一家{detail}使用过期食品原料并更改日期标签，请对后厨、冰柜及楼上库房进行检查。',
    publicReply: '您好，执法人员现场查获过期原料，予以扣押并立案，该店已停业整改。您的信息受到保护，处理结果另行告知。',
    internalReply: '现场查获过期原料，扣押立案，停业整改。',
  },
  {
    type,
    category: '0603',
    spot: 'site',
    title: '举报{place}企业不为员工缴社保',
    content: [
      '{place}的{detail}有{count}十个人上班，只给办公室的几个人买社保。{time}开会说谁去投诉就开除谁。我还在里面做，请千万不要透露是谁讲的。',
      '这家{detail}按最低基数缴，很多人签的是空白合同。{time}有人受伤公司只给了几百块，我听说前后有{count}个这样的。地址就在{place}边上。',
    ],
    details: ['电子厂', '清洁公司', '劳务公司'],
    forUnits:
      '有线索反映{street}{place}附近一家{detail}未依法为全体职工参加社会保险，请对用工名册、工资表和参保记录进行比对检查。',
    publicReply:
      '您好，经检查，该单位漏缴情况属实，已责令限期为职工补缴，逾期将加收滞纳金并处罚。检查以日常抽查方式进行，未涉及您的信息。',
    internalReply: '以抽查方式进场，漏缴属实，责令补缴。',
  },
  {
    type,
    category: '1302',
    spot: 'market',
    title: '举报{place}商家拒开发票隐瞒收入',
    content: [
      '{place}的{detail}收现金和个人码，{time}我要开发票，说要加{count}个点。老板自己讲一年做几百万只报一点点，希望税务去查账。',
      '有一家{detail}，收款码是老板娘的，{time}起每天流水上万。我跟他们做过生意，知道有两本账，电脑在{place}二楼，大约记了{count}年。',
    ],
    details: ['海鲜批发档', '装修材料店', '酒楼'],
    forUnits: '有线索反映{street}{place}一家{detail}以个人收款码收取营业款、拒开发票，请对其申报情况进行核查。',
    publicReply: '您好，税务机关已对该经营者开展核查，责令补开发票，涉嫌少报收入的部分已立案。案件办结后按规定告知。',
    internalReply: '补开发票，少报收入立案检查。',
  },
  {
    type,
    category: '1008',
    urgency: 'urgent',
    spot: 'site',
    title: '举报{place}违规存放危险品',
    content: [
      '{place}旁边的{detail}里面放着{count}十多桶天那水，离宿舍不到五米，{time}还有人在里面烧焊。仓库只有一个门，出了事谁都跑不掉。',
      '我知道有一间{detail}没有任何手续就存柴油，{time}用小货车拉进拉出，地方在{place}背后，一次有{count}桶。',
    ],
    details: ['铁皮仓库', '旧厂房', '地下室'],
    forUnits: '有线索反映{street}{place}旁一处{detail}违规存放易燃危险品，请立即组织应急、消防人员检查处置。',
    publicReply:
      '您好，应急和消防人员当日到场，查扣易燃液体并转移至专业仓库，场所已查封，负责人被立案调查。感谢您避免了一场事故。',
    internalReply: '当日查封并转移危险品，立案调查，周边住户已安抚。',
  },
  {
    type,
    category: '1406',
    spot: 'estate',
    title: '举报{street}工作人员吃拿卡要',
    content: [
      '{street}负责巡查的一个工作人员，{time}到{place}说我们装修要{detail}，暗示给{count}千块就不来查。给了钱的几家都没事，请上级来核实。',
      '我家在{place}，去{street}办{detail}，三次都说资料不齐，后来经人介绍送了{count}条烟才办下来。{time}又听见邻居讲同样的事。',
    ],
    details: ['备案手续', '门牌变更', '临时占道的批条'],
    forUnits:
      '有线索反映{street}个别工作人员在办理{detail}时借机索要财物，请由区一级直接核查，不得交由被反映单位自查。',
    publicReply: '您好，区纪检部门已直接开展核查，当事人已停职接受调查，相关手续改由专人限时办理。感谢您的监督。',
    internalReply: '区级直接核查，当事人停职，问题移送。',
    aboutStreet: true,
  },
  {
    type,
    category: '0104',
    spot: 'road',
    title: '举报{street}对违建睁只眼闭只眼',
    content: [
      '{place}那栋{detail}加到第{count}层了，街坊去{street}反映过好几次，每次都说已经停工，{time}又在倒水泥。大家都说里面有人打招呼。',
      '{street}的人{time}来{place}检查，只看了门口就走，{detail}后面还在施工。我有视频，一共{count}段，怕交给他们就没了下文。',
    ],
    details: ['出租屋', '厂房宿舍', '临街商铺'],
    counts: [5, 9],
    forUnits: '有线索反映{street}{place}一处{detail}违法加建，属地巡查存在走过场的情况，请区一级直接组织核查和拆除。',
    publicReply: '您好，区里直接派出工作组核查，确认违法加建并启动拆除，对巡查不到位的责任人已作处理。',
    internalReply: '区工作组核查属实，启动拆除，追究巡查责任。',
    aboutStreet: true,
  },
]
