import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'
import { withoutNumbers } from 'core/access'
import { type City, type Listed, listNames } from '../../platform/services.ts'

/** How texts of a city are taken apart into the words by which they are to be found, of letters and digits alone, each once. */
export interface TextCutter {
  /** With those inside longer ones. */
  wordsIn(text: string): string[]
}

/** The same for what somebody asks. */
export interface Cutter extends TextCutter {
  /** The words that a text must hold to be found by what somebody asks. None where he asks for nothing that is kept. */
  wordsAsked(asked: string): string[]
}

/** Marks of grammar, which nearly every text holds: nobody finds anything by them. */
const grammar = new Set('的了是在和有就也都与及或把被给到从对将着过很请还又再吗呢吧啊呀我你您他她它们这那个之其')

/** Longer ones are no words that anybody asks for. */
const longestWord = 24
/** More than any word has that it might be taken apart into: a term of the city is one word wherever its signs stand together. */
const termWeight = 10_000
const endings = /(?:街道|地区|镇|街|区)$/u

const isHan = (token: string, at: number): boolean => {
  const code = token.charCodeAt(at)
  return code >= 0x4e00 && code <= 0x9fff
}
/** One sign by itself that is no mark of grammar. */
const isSign = (token: string): boolean => token.length === 1 && isHan(token, 0) && !grammar.has(token)

/** Letters and digits alone: what is written so needs no quotes wherever it goes. Signs are told without a search, being most of all. */
function isWord(token: string): boolean {
  if (token.length < 2 || token.length > longestWord) return false
  for (let at = 0; at < token.length; at++) if (!isHan(token, at)) return /^[\p{L}\p{N}]+$/u.test(token)
  return true
}

let jieba: Jieba | undefined
const knownLists = new WeakSet<readonly Listed[]>()

/** Loads the dictionary, which takes some tenths of a second and 40 MB, once in a process. */
const loaded = (): Jieba => {
  jieba ??= Jieba.withDict(dict)
  return jieba
}

/**
 * The cutter of a city: places, units and categories of its lists are words, which the dictionary alone would take apart
 * (石|碁|镇). What came into the lists later is found in older texts once their words are made again.
 */
export function cutterOf(city: Pick<City, 'all'>): Cutter {
  const dictionary = loaded()
  for (const name of listNames) learn(dictionary, city.all(name))
  return { wordsIn: (text) => wordsIn(dictionary, text), wordsAsked: (asked) => wordsAsked(dictionary, asked) }
}

/** Places are also known without the word for what kind of place they are. */
function learn(dictionary: Jieba, list: readonly Listed[]): void {
  if (knownLists.has(list)) return
  knownLists.add(list)
  const terms = new Set(list.flatMap(({ label }) => [label, label.replace(endings, '')]).map(plainOf))
  const unknown = [...terms].filter((term) => isWord(term) && dictionary.cut(term, false).length > 1)
  if (unknown.length > 0) dictionary.loadDict(Buffer.from(unknown.map((term) => `${term} ${termWeight}\n`).join('')))
}

/** Numbers as long as a telephone's are no words: who asked is not found so. */
const plainOf = (text: string): string => withoutNumbers(text.normalize('NFKC')).toLowerCase()

/**
 * A sign that belongs to no word of the dictionary is kept with its neighbour as well: so names that nobody knows are found
 * by two signs at a time. Words are not guessed from what stands around them, or the same name would be cut otherwise
 * in another sentence.
 */
function wordsIn(dictionary: Jieba, text: string): string[] {
  const words = new Set<string>()
  let before = ''
  for (const token of dictionary.cutForSearch(plainOf(text), false)) {
    const sign = isSign(token) ? token : ''
    if (sign && before) words.add(before + sign)
    before = sign
    if (sign || isWord(token)) words.add(token)
  }
  return [...words]
}

function wordsAsked(dictionary: Jieba, asked: string): string[] {
  const words = new Set<string>()
  let run: string[] = []
  const endRun = () => {
    if (run.length === 1) words.add(run[0]!)
    for (let at = 1; at < run.length; at++) words.add(run[at - 1]! + run[at]!)
    run = []
  }
  for (const token of dictionary.cut(plainOf(asked), false)) {
    if (isSign(token)) run.push(token)
    else endRun()
    if (isWord(token)) words.add(token)
  }
  endRun()
  return [...words]
}
