import { expect, it } from 'vitest'
import { helpWords } from '../../src/cli/help-words.ts'

it.each([
  ['', '--help'],
  ['help', '--help'],
  ['help doctor', 'doctor --help'],
  ['help worker launch', 'worker launch --help'],
  ['help doctor --json', 'doctor --help'],
  ['version', '--version'],
  ['-V', '--version'],
  ['doctor -V', 'doctor -V'],
  ['explain help', 'explain help'],
])('poolwise %s is poolwise %s', (typed, read) => {
  expect(helpWords(typed === '' ? [] : typed.split(' ')).join(' ')).toBe(read)
})
