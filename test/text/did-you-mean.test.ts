import { expect, it } from 'vitest'
import { didYouMean, editDistance } from '../../src/text/did-you-mean.ts'

it.each([
  ['', 'abc', 3],
  ['same', 'same', 0],
  ['broker.reachble', 'broker.reachable', 1],
  ['wran', 'warn', 1],
  ['kitten', 'sitting', 3],
])('%s to %s takes %i edits', (a, b, edits) => expect(editDistance(a, b)).toBe(edits))

it.each([
  ['Pythn', ['app', 'python', 'profile'], ['python']],
  ['of', ['off', 'info', 'warn'], ['off']],
  ['zzz', ['off', 'info', 'warn'], []],
  ['pool', ['poll', 'pools', 'tool', 'spool'], ['poll', 'pools', 'spool']],
])('%s among %j: %j', (word, known, meant) => expect(didYouMean(word, known)).toEqual(meant))
