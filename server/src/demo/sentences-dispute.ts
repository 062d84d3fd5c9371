import type { Template } from './template.ts'

const type = 'complaint'

/** Complaints about goods, services, work, schools and offices. */
export const disputes: readonly Template[] = [
  {
    type,
    category: '0302',
    spot: 'road',
    title: '{place}一家{detail}关门卡里余额不退',
    content: [
      '我在{place}一家{detail}充了{count}千块的卡，才用过几次，{time}去就关了门，门口贴着装修升级。店长微信把我删了，群里有上百个人都是这种情况。',
      '{place}的{detail}换了老板，新的说不认以前的卡。我{time}才续的费，还剩{count}十多次没有用，请帮我们追回余款。',
    ],
    details: ['健身房', '理发店', '儿童乐园', '瑜伽馆', '洗车店'],
    publicReply:
      '您好，经查，该{detail}经营主体仍在登记，负责人已被约谈。经调解，新店承接剩余次数，不愿继续消费的可登记退款，首批退款名单已公示。调解不成的部分，您可凭调解终止书向法院起诉。',
    internalReply: '约谈负责人，登记消费者余额，首批退款已到账，列入经营异常。',
  },
  {
    type,
    category: '0303',
    spot: 'road',
    title: '网购{detail}质量差商家拒绝退货',
    content: [
      '我{time}在网店买了{detail}，花了{count}百多，收到跟图片完全两样。申请退货，商家说影响二次销售，平台客服只会发模板。店铺注册地在{street}{place}，请处理。',
      '网上下单的{detail}用了不到{count}天就坏，商家先说换货，后来就不回消息了。{time}查到地址在{place}，希望你们上门核一下是不是真有这家店。',
    ],
    details: ['电饭煲', '儿童书包', '按摩椅', '蓝牙耳机'],
    publicReply:
      '您好，执法人员到{place}核查，商家承认页面描述与实物不符，已退还货款并承担运费，页面已修改。对其虚假描述另案处理。',
    internalReply: '调解退货退款，页面整改，另案调查。',
  },
  {
    type,
    category: '0301',
    spot: 'market',
    title: '在{place}买到变质{detail}',
    content: [
      '{time}我在{place}买了{detail}，回家打开一股酸味，吃了几口就拉肚子，看病花了{count}百块。回去找档主，他不承认是他那里买的，我有付款记录。',
      '{place}里面卖的{detail}没有任何标签，{time}买的里面还有虫。已经吃了的孩子吐了{count}次，请查一查他们从哪里进货。',
    ],
    details: ['烧鹅', '豆腐', '鲜肉丸', '腊肠'],
    publicReply:
      '您好，执法人员对{place}该档口进行检查，扣押同批食品并抽样送检，要求补齐进货凭证。经调解，档主退还货款并赔偿医药费，检验结果出来后依法处理。',
    internalReply: '已抽检和扣押，赔付到位，市场开办方落实每日查验。',
  },
  {
    type,
    category: '0304',
    spot: 'park',
    title: '{place}附近餐厅未明码标价',
    content: [
      '{time}一家人去{place}旁边吃饭，点{detail}的时候说时价，结账一看要{count}百多。菜牌上没有写价格，问服务员才说按两算。',
      '{place}门口的小店，{detail}没有标价，{time}本地人问是一个价，外地口音又是另一个价，差了{count}十块。',
    ],
    details: ['清蒸鱼', '白灼虾', '例汤'],
    publicReply:
      '您好，经检查，该店部分菜品未标明计价单位，已当场责令改正并予以处罚，多收的差价已退还。我们已对{place}周边餐饮店开展明码标价检查。',
    internalReply: '责令改正并罚款，差价退还，周边二十家店已检查。',
  },
  {
    type,
    category: '0205',
    spot: 'estate',
    title: '{place}退租中介不退押金',
    content: [
      '我租{place}的房子到期，{time}按约定退租，中介以{detail}为理由扣下全部押金，还要我补{count}百块清洁费。入住时的照片我都有，他们不看。',
      '{place}的公寓突然说要涨租，不同意就换锁。{detail}，{time}我的行李被搬到走廊，已经住了{count}个月的人都没有办法。',
    ],
    details: ['墙上有钉孔', '马桶边发黄', '没有提前两个月通知'],
    publicReply:
      '您好，经住建部门约谈，该中介承认扣款理由不成立，已退还押金，强制换锁的行为已纠正并记入信用档案。租赁合同请尽量使用示范文本并备案。',
    internalReply: '押金已退，企业作出书面整改，记入信用档案。',
  },
  {
    type,
    category: '0703',
    spot: 'road',
    title: '{place}培训机构停课不退学费',
    content: [
      '给孩子在{place}报了{detail}班，一次交了{count}千多。{time}老师突然说机构没钱发工资，全部停课。打负责人电话已经关机，几十个家长堵在门口。',
      '{place}的{detail}培训换了两次地方，老师也换了，孩子不愿意去。{time}申请退费，说合同写了只能转让，还剩{count}节课。',
    ],
    details: ['美术', '编程', '舞蹈', '英语口语'],
    counts: [6, 48],
    publicReply:
      '您好，教育部门已会同属地约谈该机构，资金监管账户内的学费按未上课时退还，账户不足部分由机构法人分期退付。愿意继续上课的，可转到同类机构就读。',
    internalReply: '启动监管账户退费，家长登记完毕，剩余款项签订分期协议。',
  },
  {
    type,
    category: '0705',
    spot: 'school',
    title: '{place}饭堂饭菜质量问题',
    content: [
      '孩子在{place}吃午餐，{time}回来说菜里{detail}，班上有{count}个同学肚子疼。家长群里问，老师叫我们不要传。每个月伙食费照收。',
      '{place}换了供餐公司以后，{detail}，孩子经常吃不饱。{time}家委会要求去看后厨，学校说要等安排，已经等了{count}周。',
    ],
    details: ['有头发和小虫', '肉是馊的', '送到已经凉透'],
    publicReply:
      '您好，教育和市场监管部门已到{place}检查留样和后厨，封存当日食材送检，责令供餐公司停业整改，学校已启用备用供餐并开放家长陪餐。身体不适的学生均已就诊，无大碍。',
    internalReply: '留样送检，更换供餐单位，家长陪餐每周两次。',
  },
  {
    type,
    category: '0801',
    spot: 'hall',
    title: '医院检查排队长态度差',
    content: [
      '{time}带老人到{street}的医院做检查，预约的是早上，等到下午才叫号，{detail}。问护士台三次都说不清楚，前后一共等了{count}个小时。',
      '在医院挂了专家号，{time}到了才说停诊，{detail}。退号要去另外一栋楼排队，老人坐轮椅来回推了{count}趟。',
    ],
    details: ['中间还有人插队', '没有短信也没有公告', '叫号屏坏了'],
    publicReply:
      '您好，经向院方核实，当日检查设备故障且通知不到位，院方已向您致歉并优先完成检查。医院已增设短信提醒和现场引导，退号改为就近窗口和手机均可办理。',
    internalReply: '院方道歉并补做检查，完善停诊通知流程，相关人员已谈话。',
  },
  {
    type,
    category: '0602',
    spot: 'road',
    title: '{place}公司违法解除劳动合同',
    content: [
      '我在{place}一家{detail}干了{count}年，{time}老板叫我不用来了，没有书面通知，也不给补偿。社保卡里一查，有半年没有交。',
      '公司{time}让我们签自愿离职，不签就调岗，{detail}的同事有{count}个已经被调去看仓库。请问这样合法吗，希望劳动部门来查。',
    ],
    details: ['物流公司', '服装厂', '连锁餐厅'],
    publicReply:
      '您好，监察人员已到{place}调查，公司确认未出具书面通知，经调解同意支付经济补偿并补缴社保。对补偿金额仍有争议的，可在一年内申请劳动仲裁。',
    internalReply: '调解达成协议，补偿款已付，补缴申请已提交。',
  },
  {
    type,
    category: '1401',
    spot: 'hall',
    title: '{place}窗口提前下班',
    content: [
      '{time}请假到{place}办{detail}，四点半就说系统关了不收件，门口明明写五点。叫我明天再来，来回车费{count}十块谁出？',
      '在{place}取号排了{count}个人，到我的时候工作人员去吃饭了，窗口空着没人。{detail}本来五分钟的事，{time}等到下班都没办成。',
    ],
    details: ['营业执照', '社保转移', '居住登记'],
    counts: [2, 9],
    publicReply:
      '您好，经调看监控，情况属实。{place}已对当事人作出处理并向您致歉，您的业务已由专人帮办完成。今后下班前已取号的一律办完为止。',
    internalReply: '核实属实，扣减绩效，业务帮办完成，已召开作风整顿会。',
  },
  {
    type,
    category: '1003',
    spot: 'road',
    title: '{place}违停抓拍标志不清',
    content: [
      '我{time}在{place}送病人下车，停了不到{count}分钟就被拍。{detail}，附近又没有别的地方可以停，请核实是不是应该撤销。',
      '{place}早上是公交专用道，{detail}，很多人跟我一样被罚。我{time}收到{count}条短信，都是同一个地方。',
    ],
    details: ['禁停牌被树挡住', '地上的线已经磨没了', '没有写时间'],
    publicReply:
      '您好，交警部门复核录像后认为{place}标志被遮挡、提示不足，该时段的抓拍记录已撤销，树枝已修剪、标线已重划。如有其他记录异议可在线申请复核。',
    internalReply: '标志遮挡属实，记录撤销，标志标线已整改。',
  },
  {
    type,
    category: '1208',
    spot: 'park',
    title: '{place}厕所脏设施坏',
    content: [
      '{place}的公厕{time}去的时候没有水没有灯，{detail}，味道大得进不去。带小孩的只能在草地上解决，这样的公园{count}年前不是这样的。',
      '周末带孩子去{place}玩，{detail}，滑梯边上的螺丝都露出来，{time}孩子的裤子被勾破，旁边{count}个家长都说早就反映过。',
    ],
    details: ['洗手盆整个掉了', '地垫烂了一大片', '门锁全部是坏的'],
    publicReply:
      '您好，{place}管理方已修复供水和照明，更换破损的门锁、洗手盆和地垫，露出的螺丝已加护帽，保洁改为每小时一次并挂牌公示。',
    internalReply: '维修完成，保洁频次提高，纳入月度考核。',
  },
  {
    type,
    category: '1108',
    spot: 'estate',
    title: '{place}通信线杂乱下垂',
    content: [
      '{place}巷子里的网线电话线像蜘蛛网，{detail}，{time}一辆货车把线扯断，整栋楼{count}户断了网。打给几家公司都说不是自己的。',
      '我家{place}门口的弱电箱门早就没有了，{detail}，{time}小孩把手伸进去玩。附近{count}个箱子都是这样。',
    ],
    details: ['最低的地方伸手就碰得到', '晒衣服都挂在上面', '断头就垂在地上'],
    publicReply:
      '您好，属地已组织各通信企业到{place}认领线缆，断线已修复，废弃线缆清除，低垂线缆抬高捆扎，箱门全部补齐并贴上标识和维修电话。',
    internalReply: '多家企业联合整治，清除废线，箱体补门，网络已恢复。',
  },
  {
    type,
    category: '1505',
    spot: 'site',
    title: '大企业拖欠{detail}货款',
    content: [
      '我们是小微企业，给{place}供了{detail}，验收都签了字，{count}十万货款拖到现在。{time}对方又说要等业主回款，我们自己工人的工资都快发不出来了。',
      '合同约定{detail}交货后六十天付款，现在过了{count}个月。{time}去{place}找采购，连门都不让进。请帮忙协调。',
    ],
    details: ['脚手架配件', '防水材料', '门窗'],
    publicReply:
      '您好，工信部门已向付款方发出账款清偿督办函，双方核对账目后签订付款计划，首期款已到账，余款按月支付。如对方违约，请立即告知，我们将依规公开。',
    internalReply: '督办函已发，双方对账一致，首期款到账，按月跟踪。',
  },
]
