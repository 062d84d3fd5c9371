import type { Spot } from './template.ts'

/** Names of places that do not exist, by what they are. */
export const spots: Readonly<Record<Spot, readonly string[]>> = {
  estate: ['云桂花园', '和景新村', '锦泽苑', '翠榕湾小区', '东悦里', '丰乐新村', '榕荫苑', '江畔名庭', '禾田雅居'],
  road: ['榕荫路', '明德横街', '新桥大道', '南禾路', '福源中路', '锦泽二街', '桂香巷', '永兴直街', '云桂东路'],
  school: ['榕荫小学', '明德实验学校', '南禾中学', '福源小学', '新桥外国语学校'],
  park: ['榕荫公园', '南禾湿地公园', '新桥体育公园', '福源广场', '桂香文化广场'],
  market: ['丰乐肉菜市场', '南禾综合市场', '新桥农贸市场', '福源商业街', '永兴批发市场'],
  station: ['榕荫路站', '新桥大道站', '南禾站', '福源中路站', '桂香站'],
  site: ['锦泽地块工地', '新桥大道改造工地', '东悦里二期工地', '南禾产业园', '福源旧厂改造项目'],
  hall: ['政务服务中心', '政务服务大厅', '社区服务中心', '便民服务站'],
}

/** How an address goes on after the name of the place. */
export const addressEnds: Readonly<Record<Spot, readonly string[]>> = {
  estate: ['3栋', '12栋附近', '南门', '7座902房', 'B区2梯'],
  road: ['28号对面', '与明德街交界处', '15号门前', '中段', '106号'],
  school: ['正门', '北门', '饭堂'],
  park: ['东门', '中心广场', '河边步道'],
  market: ['入口', '二楼', '西侧通道'],
  station: ['A出口', '站台', '北侧'],
  site: ['大门', '西侧围挡', '项目部'],
  hall: ['一楼', '综合窗口', ''],
}

/** Moments that have passed, as people say them. */
export const times = [
  '昨天晚上十点多',
  '今天早上七点半',
  '上周六下午',
  '前天中午',
  '大前天傍晚',
  '这个月初',
  '上个星期三',
  '昨天下班的时候',
  '今天凌晨一点左右',
  '周日早上',
] as const
