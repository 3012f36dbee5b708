import { expect, test } from 'vitest'
import { overwrittenParts } from '../../../src/failures/read/overwritten.ts'

test.each([
  ['no CR', 'done', ['done']],
  ['a progress bar', '1 %\r2 %\rdone', ['1 %', '2 %', 'done']],
  ['CRs in a row', '1 %\r\r\rdone', ['1 %', 'done']],
  ['a CR at the end', '1 %\rdone\r', ['1 %', 'done']],
])('%s', (_, line, parts) => {
  expect(overwrittenParts(line)).toEqual(parts)
})

test('of half a million parts, only the first and the last are kept', () => {
  const parts = overwrittenParts(`first\r${'x\r'.repeat(500_000)}last`)
  expect(parts.length).toBeLessThanOrEqual(20_002)
  expect([parts[0], parts.at(-1)]).toEqual(['first', 'last'])
})
