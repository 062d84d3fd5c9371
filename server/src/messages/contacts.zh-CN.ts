/** What is wrong with a contact that is recorded, in Chinese. */
export const contactWords = {
  future: '不能晚于现在',
  tooEarly: '不能早于 2000 年',
  endsBeforeStart: '不能早于开始时间',
  noSuchMatter: '没有这个编号的事项',
}

export type ContactWords = typeof contactWords
