import { describe, expect, test } from 'vitest'
import { marginOf } from '../../../src/failures/read/margin.ts'

const LOG = `[2026-01-03 01:34:20,470: ERROR/MainProcess] Task a.b[0c3b6b4e] raised unexpected: KeyError('x')
Traceback (most recent call last):
  File "/srv/app/tasks.py", line 3, in b
    return {}['x']
KeyError: 'x'`.split('\n')

const taken = (lines: readonly string[]): string[] => {
  const margin = marginOf(lines)
  return margin ? lines.map(margin) : [...lines]
}

describe('what stands in front of every line is taken away', () => {
  test.each<readonly [string, (line: string, at: number) => string]>([
    ['a quotation', (line) => `> ${line}`],
    ['a quotation of a quotation', (line) => `> > ${line}`],
    ['an indent', (line) => `    ${line}`],
    ['a tab', (line) => `\t${line}`],
    ['numbers', (line, at) => `${at + 9}  ${line}`],
    ['numbers of an editor', (line, at) => `  ${at + 1} ${line}`],
    ['times of a log viewer', (line) => `2026-01-03T01:34:20.470Z\t${line}`],
    ['times', (line) => `2026-01-03 01:34:20.470 ${line}`],
  ])('%s', (_, wrap) => {
    expect(taken(LOG.map(wrap))).toEqual(LOG)
  })
})

test('an introduction and an answer may stand around a quotation', () => {
  expect(taken(['This is what I get:', '', ...LOG.map((line) => `> ${line}`), '', 'Thanks']).slice(2, -2)).toEqual(LOG)
})

test.each<readonly [string, readonly string[]]>([
  ['a plain log', LOG],
  [
    'times of the records themselves',
    ['2026-01-03 01:34:20,470 INFO a', '2026-01-03 01:34:21,470 ERROR b', 'KeyError'],
  ],
  ['numbers that do not count', ['3 tasks', '100 tasks', '7 tasks', '2 tasks']],
  ['the end of a traceback', ['  File "/srv/app/tasks.py", line 3, in b', "    return {}['x']", "KeyError: 'x'"]],
  ['nothing', []],
])('%s stays as it is', (_, lines) => {
  expect(taken(lines)).toEqual(lines)
})
