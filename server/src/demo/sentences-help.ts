import type { Template } from './template.ts'

const type = 'help'

/** Requests that something be mended, supplied or looked after. */
export const helps: readonly Template[] = [
  {
    type,
    category: '1101',
    urgency: 'urgent',
    spot: 'estate',
    title: '{place}整栋楼停水',
    content: [
      '{place}从{time}开始停水，{detail}，楼上楼下{count}户都是一样，事先没有贴通知。家里有老人和小孩，连冲厕所的水都没有了，能不能先派水车来？',
      '我家在{place}高层，{time}起水龙头一滴水都没有。问物业说是外面管道的事，打了{count}次电话都占线。{detail}，到底几点能恢复？',
    ],
    details: ['门口马路上一直往外冒水', '泵房有异响', '低层有一点点水很浑'],
    counts: [3, 40],
    publicReply:
      '您好，停水原因是{place}门前供水管破裂，抢修队已更换管段并恢复供水，抢修期间派送了应急用水。初次放水可能发黄，请先放几分钟再用。给您带来不便，我们深表歉意。',
    internalReply: '抢修队一小时内到场，破裂管段已更换，水压恢复正常，已通知物业。',
  },
  {
    type,
    category: '1103',
    urgency: 'urgent',
    spot: 'estate',
    title: '{place}频繁停电影响老人吸氧',
    content: [
      '{place}{time}又停电了，这个月已经是第{count}次。{detail}，我父亲在家要用制氧机，现在靠一个小电瓶撑着，请马上安排人来抢修！',
      '一到晚上做饭时间我们{place}就跳闸，{time}停到半夜。{detail}，{count}楼的阿婆还被困在电梯里一次，请查一查线路是不是太旧了。',
    ],
    details: ['表箱有焦味', '只有我们这一个单元没有电', '打电话给物业说等通知'],
    publicReply:
      '您好，{place}停电由楼前分支箱接头烧蚀引起，已更换接头并分出一路负荷，目前供电正常。我们已把您家登记为重要用户，今后计划停电会提前电话告知，应急时可申请发电设备。',
    internalReply: '更换分支箱接头，实测负荷下降，已登记用氧老人家庭。',
  },
  {
    type,
    category: '1106',
    urgency: 'critical',
    spot: 'estate',
    title: '{place}楼道闻到很浓的煤气味',
    content: [
      '{place}{count}楼的楼道里有很重的煤气味，{time}就开始闻到，现在越来越浓。{detail}，我们不敢开灯，已经叫邻居先下楼了，请赶快派人！',
      '我是{place}的住户，{time}外面挖路之后，楼下一直能闻到燃气味，{detail}，有人还在旁边抽烟。请立刻安排人来检测。',
    ],
    details: ['敲门那户没有人应', '地下室也有味道', '听见嘶嘶的声音'],
    counts: [2, 9],
    publicReply:
      '您好，抢修人员接报后二十分钟内到达{place}，关闭阀门、疏散住户并完成通风检测，查明为软管老化漏气，现已更换，复测合格后恢复供气。感谢您及时报警。',
    internalReply: '现场检出浓度超限，关阀通风后更换软管，复测为零，已逐户提醒。',
  },
  {
    type,
    category: '1108',
    urgency: 'critical',
    spot: 'road',
    title: '{place}井盖缺失有人险些掉落',
    content: [
      '{place}公交站旁边的人行道上少了一个井盖，{time}有个小孩一只脚踩空，还好大人拉住了。{detail}，这个洞有{count}米多深，请马上派人围起来。',
      '下雨之后{place}有个井盖被冲开，水面上完全看不出来，{time}已经有{count}辆电动车在那里摔倒。{detail}，请尽快处理，太危险了。',
    ],
    details: ['附近就是学校', '晚上那一段没有路灯', '现在只插了一根树枝'],
    counts: [2, 4],
    publicReply:
      '您好，接报后值班人员已到{place}设置围挡并守护，当日装好防坠网和新井盖，沿线其他井盖一并检查加固。谢谢您的提醒。',
    internalReply: '先围挡后换盖，同路段排查二十余座，加固三座。',
  },
  {
    type,
    category: '0108',
    spot: 'road',
    title: '{place}大树倾斜压住电线',
    content: [
      '{place}有棵大榕树往马路这边歪得厉害，{time}刮风之后{detail}。树下面停了{count}辆车，天天有人走过，请安排人来修剪或者加固。',
      '我家窗外的树已经长到{count}楼，树枝伸进阳台，{detail}，虫子很多。找过居委会说不归他们修，想请园林的师傅来看看。',
    ],
    details: ['树根把人行道都拱起来了', '有一根大枝已经裂开', '挨着高压线'],
    publicReply:
      '您好，养护人员已到{place}对该树做了修剪和支撑加固，裂枝已清除，并请供电单位配合处理贴线的枝条。我们已将其列入巡查重点，台风前会再检查一次。',
    internalReply: '完成修剪和支撑，涉电部分联合作业，巡查表已登记。',
  },
  {
    type,
    category: '0105',
    spot: 'road',
    title: '{place}路灯长期不亮',
    content: [
      '{place}靠{street}这一段有{count}盏路灯不亮，{time}我下夜班经过，{detail}，什么都看不清。女孩子一个人走很害怕，麻烦修一修。',
      '我们村口到{place}的路灯一闪一闪的，最近干脆全黑了，{detail}。{time}邻居骑车撞到石墩，额头缝了{count}针。',
    ],
    details: ['旁边又在修路', '路边还停满大货车', '树叶把灯都挡住了'],
    publicReply:
      '您好，{place}路灯熄灭是电缆接头进水引起，已更换接头和损坏的灯具，并请园林部门修剪遮光树枝，现已全部亮灯。',
    internalReply: '电缆接头修复，更换灯具，夜间复查亮灯正常。',
  },
  {
    type,
    category: '1107',
    urgency: 'urgent',
    spot: 'road',
    title: '{place}一下雨就水浸',
    content: [
      '{place}只要下大雨就水浸，{time}水深到膝盖，{detail}，{count}家铺头进了水，货都泡坏了。排水口堵了很久，清过一次又这样。',
      '{time}暴雨，{place}路口的积水一个多小时没有退，{detail}。我家住一楼，用{count}个沙包都挡不住，请安排人抽水清渠。',
    ],
    details: ['水里还有粪便的臭味', '有车死火停在中间', '井口往外反水'],
    counts: [3, 12],
    publicReply:
      '您好，工作人员已到{place}抽排积水并清出雨水口淤积，查明一段管道被建筑余泥堵塞，已疏通。该处已列为易涝点，雨前预置抽水设备，后续结合管网改造扩大管径。',
    internalReply: '清淤两车，管段已疏通，列入易涝点台账，扩管工程申报中。',
  },
  {
    type,
    category: '0901',
    spot: 'estate',
    title: '独居老人申请送餐和上门照护',
    content: [
      '我奶奶{count}多岁一个人住在{place}，{time}在家摔了一跤，{detail}。我在外地上班照顾不到，想申请长者饭堂送餐和上门护理，不知道要找谁评估。',
      '{place}有个老伯没有子女，{detail}，邻居轮流给他送饭已经{count}天了。{time}看他精神不太好，能不能请社区安排人长期照顾？',
    ],
    details: ['现在走路要扶着墙', '记性越来越差', '煮饭好几次忘记关火'],
    counts: [80, 89],
    publicReply:
      '您好，社区已上门完成能力评估，老人符合居家养老服务条件，从本周起由长者饭堂每日送餐，护理员每周三次上门，并安装了应急呼叫器。如需增加服务可随时联系社区。',
    internalReply: '已评估并建档，送餐、护理和呼叫器均已落实，居委会每周走访。',
  },
  {
    type,
    category: '0906',
    urgency: 'urgent',
    spot: 'road',
    title: '{place}天桥下有人露宿需要救助',
    content: [
      '{place}天桥底下有一位老人躺着，{time}路过看到{detail}，问他家在哪里也说不清。这几天降温，身边只有{count}个塑料袋，请派人去看一下。',
      '我在{place}上班，连续{count}天看到一个带小孩的妇女在桥下过夜，{detail}。给她吃的不肯要，怕孩子生病，请救助站的同志来劝一劝。',
    ],
    details: ['脚上有伤口', '身上只穿短袖', '好像有点发烧'],
    publicReply:
      '您好，救助人员已到{place}找到求助对象，送医检查后接入救助站，并协助联系家人，现已妥善安置。感谢您的爱心。',
    internalReply: '已送医和甄别身份，家属已取得联系，将护送返乡。',
  },
  {
    type,
    category: '0601',
    spot: 'site',
    title: '{place}拖欠工人工资求助',
    content: [
      '我们{count}个人在{place}做{detail}，干了三个多月，只发过生活费。{time}包工头电话也不接了，总包说已经把钱给了他。家里等钱开学，请帮忙追回来。',
      '我是{place}的{detail}工，工钱说好每月结，到现在欠了我{count}千多。{time}去项目部，他们说没有我的名字，可是我有打卡记录和微信聊天。',
    ],
    details: ['木工', '扎铁', '外墙抹灰', '水电安装'],
    counts: [4, 30],
    publicReply:
      '您好，监察人员已到{place}调取考勤和工资表，约谈总包单位和班组负责人，总包已承诺先行垫付，所欠工资已通过专户发放到个人银行卡。如仍有出入请随时联系。',
    internalReply: '核实欠薪属实，总包先行垫付，已取得工人签收记录。',
  },
  {
    type,
    category: '0404',
    spot: 'road',
    title: '{place}路面坑洼急需修补',
    content: [
      '{place}这段路坑坑洼洼，最大的坑有脸盆那么大，{detail}。{time}我骑电动车摔了，手肘擦伤。一公里不到有{count}个坑，请尽快补一补。',
      '{place}挖过管道之后只填了沙石，{time}下雨又陷下去，{detail}，大车经过整栋楼都在震。希望能重新铺好沥青。',
    ],
    details: ['晚上根本看不见', '车都往中间绕', '有铁板翘起来'],
    counts: [3, 15],
    publicReply:
      '您好，养护队已对{place}破损路面进行铣刨修补，翘起的铁板已固定，管线单位承诺在期限内完成整幅恢复。如再出现沉陷请告知。',
    internalReply: '坑槽全部修补，责令管线单位限期恢复路面，已复查。',
  },
  {
    type,
    category: '0306',
    urgency: 'urgent',
    spot: 'estate',
    title: '{place}电梯困人后仍在使用',
    content: [
      '{place}{count}座的电梯{time}把我和孩子关了四十分钟，{detail}。维保的人来撬开门就走了，第二天照样运行，我们都不敢坐，请检测一下。',
      '我们{place}的电梯一个月坏{count}次，{time}突然从高层往下滑了两层才停住，{detail}，物业只会说已经报修。',
    ],
    details: ['紧急按钮没有人应', '合格证早就过期', '里面没有手机信号'],
    publicReply:
      '您好，检查人员已到{place}责令该电梯停用，查出门锁接触不良和制动间隙超标，维保单位整改后经检验机构检测合格，方恢复使用。应急呼叫装置也已修复。',
    internalReply: '下达监察指令书，整改后检验合格，物业已补贴合格标志。',
  },
  {
    type,
    category: '0806',
    spot: 'estate',
    title: '{place}蚊虫太多请求消杀',
    content: [
      '{place}后面有一块空地长满杂草，{detail}，蚊子多得不得了。{time}邻居确诊了登革热，我家小孩身上咬了{count}个包，请来喷一次药。',
      '我们{place}地下车库一直积水，{detail}，蚊子成团地飞。物业{time}喷过一次没什么用，请社区安排专业的消杀队。',
    ],
    details: ['堆着很多旧轮胎', '水沟里全是孑孓', '没人收的花盆装满水'],
    counts: [5, 30],
    publicReply:
      '您好，社区已组织消杀队到{place}清除积水和杂物，连续三天喷药，并投放了灭蚊幼颗粒，复测蚊媒密度已降到安全范围。请各家也及时倒掉花盆积水。',
    internalReply: '清理积水点十二处，三轮消杀，布雷图指数达标。',
  },
  {
    type,
    category: '0707',
    spot: 'school',
    title: '孩子随迁转学学籍转不过来',
    content: [
      '我们全家{time}搬到{street}，孩子读{count}年级，{place}已经同意接收，可是{detail}，学籍系统一直卡着。再不转过来就没有课本了，请帮忙协调。',
      '孩子从外省转到{place}，{detail}。两边学校都说提交了，{time}查还是在原校，跑了{count}趟都没有结果。',
    ],
    details: ['原来的学校说要家长回去签字', '两边的名字有一个字不一样', '原校那位老师放假了'],
    counts: [2, 6],
    publicReply:
      '您好，经与转出地教育部门协调，孩子的学籍信息已核对更正，转学申请已审核通过，{place}已发放课本。祝孩子学习进步。',
    internalReply: '双方学籍管理员已对接，姓名差异已更正，系统显示转入成功。',
  },
]
