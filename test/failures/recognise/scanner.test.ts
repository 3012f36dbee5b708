import { expect, test } from 'vitest'
import { countNewlines, createScanner } from '../../../src/failures/recognise/scanner.ts'

test('the scanner finds what indexOf finds', () => {
  const literals = ['abcdefghij', 'cdefghijkl', 'zzzzzzzzzzzz', 'ghijghijghij']
  const scanner = createScanner(literals)
  const text = `xxabcdefghijklxxzzzzzzzzzzzzzghijghijghijghij`
  const bytes = Buffer.from(text)
  const found: number[] = []
  for (let at = scanner.next(bytes, 0, bytes.length); at >= 0; at = scanner.next(bytes, at + 1, bytes.length))
    found.push(at)
  const wanted = Array.from({ length: text.length }, (_, at) => at).flatMap((at) =>
    literals.some((one) => text.startsWith(one, at)) ? [at] : [],
  )
  expect(found).toEqual(wanted)
})

test('newlines are counted at every alignment', () => {
  const bytes = Buffer.from('a\nbb\n\n\nccc\nd\n\u00e4\n'.repeat(9))
  for (let from = 0; from < 9; from++) {
    for (let end = bytes.length - 9; end <= bytes.length; end++) {
      expect(countNewlines(bytes, from, end)).toBe([...bytes.subarray(from, end)].filter((byte) => byte === 10).length)
    }
  }
})
