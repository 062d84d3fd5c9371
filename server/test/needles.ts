/** Words that stand nowhere else, so that wherever one turns up it has leaked. */
export const needles = {
  name: '欧阳针尖',
  phone: '13977665544',
  address: '针眼巷七十七号',
  content: '内容里的针：东门仓库夜里开工',
  title: '标题里的针',
  supplement: '补充里的针：周三夜里',
  note: '电话里的针：本人在家',
} as const

/** How many times something identifying stands in a text, written plainly, as JSON escapes it, or as the database shows bytes. */
export function found(text: string, words: readonly string[] = Object.values(needles)): string[] {
  const escaped = (word: string) =>
    [...word].map((one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')
  const hex = (word: string) => Buffer.from(word).toString('hex')
  return words.filter((word) => [word, escaped(word), hex(word)].some((form) => text.includes(form)))
}
