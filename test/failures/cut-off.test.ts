import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readLog } from '../../src/failures/read/log-reader.ts'
import { parseTraceback } from '../../src/failures/read/exceptions.ts'
import { judgeText } from './judge-text.ts'

/** People paste the end of a traceback. */
const FOLDER = new URL('./fixtures/', import.meta.url)
const FILES = readdirSync(FOLDER).filter((file) => file.endsWith('.log') && !file.startsWith('healthy-worker'))

/** The tracebacks of a log, with their exception. */
function tracebacks(text: string): string[][] {
  const found: string[][] = []
  const reader = readLog((record) => {
    const lines = record.text.trimEnd().split('\n')
    // Some fixtures are cut off at their end.
    if (parseTraceback(ending(lines, 1).split('\n')).exceptions.length) found.push(lines)
  })
  text.split('\n').forEach((line, at) => reader.line(line, at + 1))
  reader.flush()
  return found
}

/** The last frames and what follows. */
function ending(lines: readonly string[], frames: number): string {
  const places = lines.flatMap((line, at) => (/^\s*File "/.test(line) ? [at] : []))
  return lines.slice(places.at(-frames)).join('\n')
}

describe('of a traceback that is cut off at its head, the last frames are judged', () => {
  test.each(FILES)('%s', (file) => {
    const silent = tracebacks(readFileSync(new URL(file, FOLDER), 'utf8'))
      .flatMap((lines) => [ending(lines, 1), ending(lines, 3)])
      .filter((text) => {
        const { sightings, unexplained } = judgeText(text)
        return unexplained.length === 0 && sightings.every(({ id }) => id === 'healthy-worker')
      })
    expect(silent).toEqual([])
  })
})

test.each([
  ['an exception with a name of its own', 'mq.errors.Boom: never seen', 'mq.errors.Boom: never seen'],
  ['below a line of source', '    raise Boom(text)\nmq.client.Boom: never seen', 'mq.client.Boom: never seen'],
  ['whose message begins on the next line', '    raise Boom(text)\nmq.client.Boom: \nnever seen', 'mq.client.Boom:'],
])('%s', (_, text, shown) => {
  expect(judgeText(text).unexplained.map((one) => one.text)).toEqual([shown])
})

test('a traceback that is cut off at its end shows its last frame', () => {
  const frame = 'File "/opt/venv/lib/python3.11/site-packages/celery/worker/worker.py", line 9, in start'
  const { unexplained } = judgeText(`Traceback (most recent call last):\n  ${frame}\n    self.blueprint.start(self)`)
  expect(unexplained).toMatchObject([{ line: 2, text: frame }])
})

test.each([
  ['a line of a program', 'shop.Orders: 12 rows'],
  ["a class's own log line below a paragraph", 'Starting\n\n  shop.Orders: 12 rows'],
])('%s is no exception', (_, text) => {
  expect(judgeText(text)).toMatchObject({ sightings: [], unexplained: [] })
})
