import { expect, test } from 'vitest'
import { countNewlines } from '../../../src/failures/read/newlines.ts'

test('newlines are counted at every alignment', () => {
  const bytes = Buffer.from('a\nbb\n\n\nccc\nd\n\u00e4\n'.repeat(9))
  for (let from = 0; from < 9; from++) {
    for (let end = bytes.length - 9; end <= bytes.length; end++) {
      expect(countNewlines(bytes, from, end)).toBe([...bytes.subarray(from, end)].filter((byte) => byte === 10).length)
    }
  }
})
