/** One text in place of the good ones, and what it is. Each must be refused wherever text of a body may stand. */
export const badTexts: readonly [what: string, value: unknown][] = [
  ['a null character', '甲\0乙'],
  ['a character that steers terminals', '甲\u001b[2J乙'],
  ['nothing that can be seen', '\u200b\u2060\ufeff'],
  ['half a surrogate pair', '甲\ud83d乙'],
  ['nothing but blanks', ' \t\n'],
  ['nothing at all', ''],
  ['a number', 7],
  ['null', null],
  ['a list', ['甲']],
  ['an object', { text: '甲' }],
  ['far too much', '很'.repeat(20_000)],
]

/** Texts people do write: right-to-left marks, emoji, four-byte characters, combining marks, line breaks, markup. */
export const oddTexts = [
  '\u202eابجد\u202c العربية',
  '👩‍👩‍👧‍👦🏠 路灯坏了 💡',
  '𠮷野家門口・𪚥𪚥',
  'é ≠ é\u0301',
  '一\r\n二\t三\u2028四',
  `<script>alert('1')</script> "'; drop table matters; -- {{7*7}} \${1}`,
  '__proto__',
]

/** A JSON text that is nested to a depth. */
export const nested = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`

/** Whole bodies that no address takes, as they are sent. */
export const badBodies: readonly [what: string, payload: string][] = [
  ['no JSON', '{"title": '],
  ['a bare word', 'title'],
  ['an empty text', ''],
  ['null', 'null'],
  ['a list', '[]'],
  ['a string', '"甲"'],
  ['a number', '1e999'],
  ['an unknown field', '{"unknownField": 1}'],
  ['a key of every object', '{"__proto__": {"admin": true}}'],
  ['the maker of every object', '{"constructor": {"prototype": {"admin": true}}}'],
  ['nested forty deep', nested(40)],
  ['nested ten thousand deep', nested(10_000)],
  ['a list of a hundred thousand', `{"co": [${'"water",'.repeat(30_000)}"water"]}`],
  ['one megabyte', JSON.stringify({ text: 'x'.repeat(1_048_576) })],
  ['a null character in a name', '{"a\\u0000b": 1}'],
  ['half a surrogate in a name', '{"\\ud800": 1}'],
]
