import { expect, test } from 'vitest'
import { countNewlines } from '../../../src/failures/read/newlines.ts'
import { createScanner } from '../../../src/failures/recognise/scanner.ts'

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

test('all at once are on the lines that hold a literal, wherever the quarters are cut', () => {
  const literals = ['abcdefghij', 'cdefghijkl', 'zzzzzzzzzzzz', 'a literal that is longer than the others']
  const scanner = createScanner(literals)
  const lines = Array.from({ length: 97 }, (_, at) =>
    at % 7 === 3
      ? `${'x'.repeat(at)}${literals[at % 4]!}${'y'.repeat(at % 5)}`
      : 'abcdefghi zzzzzzzzzzz '.repeat(at % 3),
  )
  const bytes = Buffer.from(lines.join('\n'))
  const lineOf = (at: number): number => countNewlines(bytes, 0, at)
  for (let end = bytes.length - 40; end <= bytes.length; end++) {
    const found = [...new Set(scanner.all(bytes, 0, end).map(lineOf))]
    const wanted = bytes.toString('latin1', 0, end).split('\n')
    expect(found).toEqual(
      wanted.flatMap((line, at) => (literals.some((literal) => line.includes(literal)) ? [at] : [])),
    )
  }
  expect(scanner.all(bytes, 0, 3)).toEqual([])
  const from = bytes.indexOf('\n') + 1
  expect(scanner.all(bytes, from, bytes.length).every((at) => at >= from)).toBe(true)
})
