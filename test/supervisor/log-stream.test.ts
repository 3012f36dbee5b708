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
  const text = fc.array(fc.constantFrom('a', 'ß', '漢', '🎈', '\n', '\r\n', '\r', ' '), { maxLength: 60 })
  fc.assert(
    fc.property(text, fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 40 }), (parts, sizes) => {
      const bytes = Buffer.from(parts.join(''))
      const blocks = pass(cut(bytes, sizes))
      expect(Buffer.concat(blocks)).toEqual(bytes)
      blocks.slice(0, -1).forEach((block) => expect([0x0a, 0x0d]).toContain(block.at(-1)))
      // No \r\n is split, or a line of ours could get between its halves.
      blocks.slice(1).forEach((block, at) => expect([blocks[at]?.at(-1), block[0]]).not.toEqual([0x0d, 0x0a]))
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

test('a progress bar is shown while it moves', () => {
  const blocks: string[] = []
  const lines = wholeLines((block) => blocks.push(block.toString()))
  for (const state of ['10%\r', '20%\r', '\r30%', '\r40%']) lines.push(Buffer.from(state))
  expect(blocks.join('')).toBe('10%\r20%\r\r30%\r')
})

test('a long line is cut between its words', () => {
  const word = `password=${'x'.repeat(99)} `
  for (const block of pass([Buffer.from(word.repeat(15_000))]).slice(0, -1)) expect(block.at(-1)).toBe(0x20)
})

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
