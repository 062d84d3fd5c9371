/** What stands where an imported answer names no article. */
export const importWords = { noArticle: '由留言板历史记录导入，原答复未注明知识库文章。' } as const
