import type { Template } from './template.ts'

const type = 'complaint'

/** Complaints about streets, homes and surroundings. */
export const complaints: readonly Template[] = [
  {
    type,
    category: '0501',
    spot: 'site',
    title: '{place}深夜施工噪音扰民',
    content: [
      '{place}又通宵施工，{time}还在打桩，{detail}，整栋楼都跟着抖。家里孩子要考试，打过{count}次电话，来人就停，人走了又开工。',
      '我住在{place}对面，每天晚上过了十二点还有{detail}，连续{count}晚睡不好。{time}看见门口贴的夜间施工证明也过期了，请管一管。',
    ],
    details: ['混凝土泵车一直响', '铁管往地上砸', '挖机来回倒车'],
    publicReply:
      '您好，执法人员夜间到{place}检查，现场责令停工并对超时施工立案调查。施工单位已调整浇筑时间，承诺夜间不再进行产生噪声的作业，确需连续施工的提前公告。',
    internalReply: '夜查属实，已立案并约谈施工单位，现场张贴公告，连续三晚复查未再发现。',
  },
  {
    type,
    category: '0502',
    spot: 'park',
    title: '{place}广场舞音响太大',
    content: [
      '{place}每天早上六点不到就有人开大音响跳舞，{detail}。{time}我下去劝，还被骂了一顿。周末想多睡一会都不行，一共有{count}支队伍。',
      '晚上{place}唱歌跳舞的混在一起，{detail}，关上窗还是听得清清楚楚。{time}派出所来过，小声了{count}分钟又恢复原样。',
    ],
    details: ['两个音响对着比大声', '有人用话筒唱到十点半', '还敲锣打鼓'],
    publicReply:
      '您好，民警会同公园管理人员在{place}约谈了各队负责人，划定了活动区域和时段，装设了噪声显示屏，超限的由保安当场劝停。今后如有反复请拨打电话告知。',
    internalReply: '已约定早七点半后、晚九点半前活动，显示屏安装完成，重点时段派人值守。',
  },
  {
    type,
    category: '0503',
    spot: 'estate',
    title: '{place}楼下餐馆油烟直排',
    content: [
      '{place}楼下新开的{detail}，烟道就对着我家阳台，一到饭点满屋子油烟味，衣服都不敢晾。{time}去说过，老板讲有净化器，其实{count}天里没见开过几次。',
      '我家在{place}三楼，楼下{detail}的排烟管只接到二楼，{time}开始炒菜就往上冒。家里有哮喘的老人，窗户{count}个月没有开过了。',
    ],
    details: ['湘菜馆', '烧烤店', '潮汕砂锅粥', '炸鸡店'],
    publicReply:
      '您好，执法人员到店检查，该店油烟净化设施未正常运行，已责令限期整改并立案。店方已更换净化器、加高烟道，经检测排放达标。',
    internalReply: '检查属实，整改后复测达标，已要求保留清洗台账。',
  },
  {
    type,
    category: '0101',
    spot: 'market',
    title: '{place}门口流动摊贩堵路',
    content: [
      '{place}门口每天下午都被卖{detail}的三轮车占满，人行道走不了，只能走到马路上。{time}一个推婴儿车的差点被车碰到，最多的时候有{count}档。',
      '{place}这边的小贩跟执法的打游击，车来了散，车走了又摆。{detail}的汤水倒得一地都是，{time}我妈滑倒了，{count}天都没缓过来。',
    ],
    details: ['水果', '臭豆腐', '烤冷面', '活鱼'],
    counts: [4, 20],
    publicReply:
      '您好，街道执法队已对{place}周边进行清理，暂扣了拒不离开的摊档工具，并安排早晚高峰定点值守，同时引导摊主到临时疏导点经营。地面污渍已冲洗。',
    internalReply: '清理占道摊档，落实定人定岗，疏导点已腾出位置。',
  },
  {
    type,
    category: '0103',
    spot: 'estate',
    title: '{place}垃圾堆积没有清运',
    content: [
      '{place}门口的垃圾桶满了{count}天没有人收，{detail}，天气热臭得不行。{time}打给物业说清运车没来，打给环卫又说小区没交费，互相推。',
      '自从撤桶以后，{place}的投放点就在我家窗下，{detail}，定时投放根本没人守。{time}半夜还有外面的人开车来倒建筑垃圾。',
    ],
    details: ['蛆虫都爬出来了', '污水流到车道上', '老鼠大白天乱跑'],
    counts: [2, 6],
    publicReply:
      '您好，{place}积存垃圾已清运完毕并冲洗消毒。经协调，物业与清运单位已重新约定收运时间，投放点加装了围挡和监控，街道安排督导员早晚值守。',
    internalReply: '清运并消毒，费用争议已协调，投放点已加装围挡。',
  },
  {
    type,
    category: '0104',
    spot: 'estate',
    title: '{place}顶楼违建一直在施工',
    content: [
      '{place}{count}座顶楼业主在天台搭{detail}，{time}又运了一批钢材上去。下面的住户家里已经开始漏水，物业贴了停工通知他照样做。',
      '邻居把{place}一楼的公共绿地围起来建{detail}，占了消防通道。去年反映过，来人拍了照就没有下文，{time}连水泥都抹好了。',
    ],
    details: ['铁皮房', '阳光玻璃房', '围墙和鱼池', '出租用的隔间'],
    publicReply:
      '您好，经现场核查，{place}该搭建未取得规划许可，街道已发出责令停工和限期拆除通知，当事人已自行拆除大部分，剩余部分由街道组织拆除，并恢复公共绿地。',
    internalReply: '认定为违法建设，已下达文书，自拆七成，余下排期拆除。',
  },
  {
    type,
    category: '0201',
    spot: 'estate',
    title: '{place}物业收费高服务差',
    content: [
      '{place}物业费每平米涨了不少，{detail}。{time}业主要求公开公共收益，经理说账本在总部，已经{count}个月没有给答复，连电梯广告的钱去哪里都不知道。',
      '我们{place}的保安经常不在岗，{detail}，{time}停在地库的电动车被偷了{count}辆，监控又说坏了。物业费一分没少收。',
    ],
    details: ['楼道一周才扫一次', '路灯坏了半年不换', '门禁谁都能进'],
    publicReply:
      '您好，街道会同住建部门约谈了{place}物业服务企业，该企业已公示近两年公共收益收支，修复门禁和监控，并提交保洁、秩序整改计划。收费调整须经业主大会表决，未表决部分已停止收取。',
    internalReply: '约谈并下达整改通知，收支已公示，未表决涨价部分停止收取并退还。',
  },
  {
    type,
    category: '0202',
    spot: 'estate',
    title: '{place}新房收楼就漏水',
    content: [
      '我{time}在{place}收的楼，{detail}，下雨天墙纸一整片掉下来。报修{count}次了，开发商的维修工来打了点胶，过两天又漏。',
      '{place}交付不到两年，{detail}，楼上楼下都有同样的毛病。开发商说过了保修期，{time}还要我们签一份放弃追究的协议。',
    ],
    details: ['客厅天花渗水', '飘窗四边发霉', '外墙瓷砖脱落'],
    publicReply:
      '您好，经现场查勘，渗漏属防水保修范围，已责成{place}开发单位重做外墙防水并修复室内装饰，维修方案已征得您同意，完工后做淋水试验。要求业主放弃权利的协议已收回。',
    internalReply: '确认在保修期内，开发单位已进场维修，淋水试验合格后销项。',
  },
  {
    type,
    category: '0405',
    spot: 'road',
    title: '{place}停车乱收费',
    content: [
      '{place}路边没有画线的地方也有人收停车费，{time}收了我{count}十块，{detail}，问他是哪个单位的就说不清楚。请查一下有没有资质。',
      '{place}停车场牌子写前半小时免费，{detail}，{time}我停了不到二十分钟照样扣钱，找客服{count}天都没有人回。',
    ],
    details: ['只给手写的收条', '扫码是个人收款码', '出口没有值班的人'],
    counts: [2, 6],
    publicReply:
      '您好，经查，{place}该处不属于许可的收费泊位，收费人员无资质，已予取缔并退回您所付的费用。合法停车场的计费系统已校正，今后按公示标准执行。',
    internalReply: '取缔无资质收费，退费到账，计费设备已校准。',
  },
  {
    type,
    category: '0401',
    spot: 'station',
    title: '公交车到{place}经常飞站',
    content: [
      '我每天在{place}等公交，{time}连着{count}趟车到站不停，{detail}。上班迟到扣了钱，打投诉电话说要车牌号，车开那么快怎么看得清？',
      '{place}的末班车时间牌上写着十点半，{time}我十点十分到，等到十一点都没有来，{detail}，打车花了{count}十多块。',
    ],
    details: ['站台上明明有人招手', '电子屏显示已过站', '后面的司机说提前收车了'],
    publicReply:
      '您好，经调看行车记录，情况属实，涉事驾驶员已作停班培训和考核扣罚。{place}已列入重点站台监控，末班车将由调度确认到站后方可收车。向您致歉。',
    internalReply: '视频核实越站，驾驶员已处理，车队组织了专项教育。',
  },
  {
    type,
    category: '0402',
    spot: 'station',
    title: '地铁{place}扶梯长期停用',
    content: [
      '地铁{place}A出口的扶梯{time}就围起来说检修，到现在{count}周了还没有好。{detail}，老人家提着东西爬楼梯很辛苦，直梯又在对面马路。',
      '{place}早高峰限流，{detail}，{time}排了{count}十分钟才进站。工作人员只会喊往前走，老人孩子挤在一起很危险。',
    ],
    details: ['告示上没有写哪天完工', '旁边的也时好时坏', '没有人维持秩序'],
    counts: [2, 5],
    publicReply:
      '您好，{place}扶梯因主要部件需返厂更换，工期延长，现部件已到货并完成安装，经检验后恢复使用。检修期间没有写明完工时间是我们的疏忽，今后会如实公示并加派人员协助。',
    internalReply: '部件更换完成，检验合格后开放，告示模板已改。',
  },
  {
    type,
    category: '0505',
    spot: 'park',
    title: '{place}旁河涌发黑发臭',
    content: [
      '{place}旁边的河涌又黑了，水面{detail}，{time}散步的时候熏得人头晕。往上走大概{count}百米有个管口在排白色的水，晚上排得更多。',
      '我们住河涌边，{time}下完雨{place}那一段漂满{detail}，岸边还有死鱼。前年治理好了一阵子，现在又回到原来的样子。',
    ],
    details: ['一层油花', '泡沫和垃圾', '浮萍和烂菜叶'],
    publicReply:
      '您好，水务人员沿{place}河段溯源，查到一处商铺污水错接入雨水口，已封堵并改接污水管，河面漂浮物已打捞，同时调水补水。近期水质抽测已好转。',
    internalReply: '查明错接一处并完成改造，打捞漂浮物，复测溶解氧上升。',
  },
]
