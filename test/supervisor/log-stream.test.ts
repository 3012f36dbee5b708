import fc from 'fast-check'
import { expect, test } from 'vitest'
import { textLines, wholeLines } from '../../src/supervisor/log-stream.ts'

function cut(bytes: Buffer, sizes: readonly number[]): Buffer[] {
  const chunks: Buffer[] = []
  let from = 0
  for (const size of sizes) {
    chunks.push(bytes.subarray(from, from + size))
    from += size
  }
  return [...chunks, bytes.subarray(from)]
}

function pass(chunks: readonly Buffer[]): Buffer[] {
  const blocks: Buffer[] = []
  const lines = wholeLines((block) => blocks.push(Buffer.from(block)))
  chunks.forEach(lines.push)
  lines.end()
  return blocks
}

test('however a text is cut: every byte once, in order, and only whole lines but for the last', () => {
  const text = fc.array(fc.constantFrom('a', 'ß', '漢', '🎈', '\n', '\r\n', ' '), { maxLength: 60 })
  fc.assert(
    fc.property(text, fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 40 }), (parts, sizes) => {
      const bytes = Buffer.from(parts.join(''))
      const blocks = pass(cut(bytes, sizes))
      expect(Buffer.concat(blocks)).toEqual(bytes)
      blocks.slice(0, -1).forEach((block) => expect(block.at(-1)).toBe(0x0a))
      blocks.forEach((block) => expect(block.toString('utf8')).not.toContain('\ufffd'))
    }),
    { numRuns: 2_000 },
  )
})

test.each([0, 1, 2, 3])(
  'a line without an end is passed on in parts, none cut in a character (offset %i)',
  (offset) => {
    const bytes = Buffer.from('x'.repeat(offset) + '🎈'.repeat(300_000))
    const blocks = pass(
      cut(
        bytes,
        Array.from({ length: 20 }, () => 65_537),
      ),
    )
    expect(blocks.length).toBeGreaterThan(1)
    expect(Buffer.concat(blocks).equals(bytes)).toBe(true)
    blocks.forEach((block) => expect(block.includes(Buffer.from('\ufffd'))).toBe(false))
    expect(blocks.map((block) => block.toString('utf8')).join('')).not.toContain('\ufffd')
  },
)

test('bytes that are no UTF-8 are passed on as they are', () => {
  const bytes = Buffer.from([0xff, 0xfe, 0x0a, 0x80, 0x0a])
  expect(Buffer.concat(pass([bytes]))).toEqual(bytes)
})

test.each([
  ['a\n', ['a']],
  ['a\r\nb\r\n', ['a', 'b']],
  ['a\n\nb', ['a', '', 'b']],
])('%j has the lines %j', (text, lines) => {
  expect(textLines(Buffer.from(text))).toEqual(lines)
})
