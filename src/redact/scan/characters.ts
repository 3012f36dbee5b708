/** Codes of the characters that the scanner looks for. */
export const code = {
  tab: 9,
  newline: 10,
  return: 13,
  blank: 32,
  exclamation: 33,
  doubleQuote: 34,
  hash: 35,
  dollar: 36,
  percent: 37,
  ampersand: 38,
  quote: 39,
  open: 40,
  close: 41,
  plus: 43,
  comma: 44,
  dash: 45,
  slash: 47,
  colon: 58,
  semicolon: 59,
  less: 60,
  equals: 61,
  greater: 62,
  question: 63,
  at: 64,
  openBracket: 91,
  backslash: 92,
  closeBracket: 93,
  underscore: 95,
  backtick: 96,
  openBrace: 123,
  closeBrace: 125,
} as const

/** Bits of a class of characters. */
const NAME = 1
const WORD = 2
const BASE64 = 4
const BASE64_URL = 8

const CLASSES = new Uint8Array(128)
const add = (characters: string, bits: number) => {
  for (const one of characters) CLASSES[one.charCodeAt(0)]! |= bits
}
const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
const DIGITS = '0123456789'
add(LETTERS + DIGITS, NAME | WORD | BASE64 | BASE64_URL)
add('_', NAME | WORD | BASE64_URL)
add('-', NAME | BASE64_URL)
add('.', NAME)
add('+/=', BASE64)

const within = (character: number, bits: number): boolean => character < 128 && (CLASSES[character]! & bits) !== 0

/** Letters, digits, `_`, `-` and `.`. */
export const isNameCharacter = (character: number): boolean => within(character, NAME)
/** Letters, digits and `_`. */
export const isWordCharacter = (character: number): boolean => within(character, WORD)
export const isBase64 = (character: number): boolean => within(character, BASE64)
export const isBase64Url = (character: number): boolean => within(character, BASE64_URL)
export const isBlank = (character: number): boolean => character === code.blank || character === code.tab
export const isLineEnd = (character: number): boolean => character === code.newline || character === code.return
/** A blank, a line's end, or the end of the text (NaN). */
export const isGap = (character: number): boolean =>
  isBlank(character) || isLineEnd(character) || Number.isNaN(character)
export const isQuote = (character: number): boolean =>
  character === code.doubleQuote || character === code.quote || character === code.backtick
export const isDigit = (character: number): boolean => character >= 48 && character <= 57
export const isLetter = (character: number): boolean =>
  within(character, BASE64) && within(character, WORD) && !isDigit(character)
