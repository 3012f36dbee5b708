import fc from 'fast-check'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { nextHint } from '../../src/redact/scan/hints.ts'
import { findSecrets } from '../../src/redact/scan/scan.ts'
import { noKeyBlock } from '../../src/redact/scan/scan-state.ts'
import { text } from './arbitrary.ts'
import { covered, notCovered } from './forms.ts'

const everyLine = (input: string) => findSecrets(input, noKeyBlock(), true).spans
const linesWithHints = (input: string) => findSecrets(input, noKeyBlock()).spans

describe('lines without a hint hold no secret', () => {
  it('forms of secrets', () => {
    for (const { text: input } of [...covered, ...notCovered]) {
      const among = `one\n${input}\ntwo: 2\r\n${input}`
      expect(linesWithHints(among), input).toEqual(everyLine(among))
    }
  })

  it('logs of workers', () => {
    const folder = new URL('../failures/fixtures/', import.meta.url)
    for (const name of readdirSync(folder)) {
      const log = readFileSync(new URL(name, folder), 'latin1')
      expect(linesWithHints(log), name).toEqual(everyLine(log))
    }
  })

  it('any text', () => {
    fc.assert(
      fc.property(text, (input) => {
        expect(linesWithHints(input)).toEqual(everyLine(input))
      }),
      { numRuns: 3_000 },
    )
  })
})

describe('passes over', () => {
  it.each([
    '[2026-03-02 10:11:12,345: INFO/ForkPoolWorker-1] Task shop.tasks.mail[7b5ad3a6] succeeded in 0.1s: None',
    '  File "/srv/lib/python3.13/site-packages/celery/worker/consumer/consumer.py", line 332, in start',
    ' -------------- celery@vm v5.7.0 (recovery)',
    'KeyError: routing_key=celery, SIGTERM, session started, inside',
  ])('%s', (line) => expect(nextHint(line, 0)).toBe(line.length))
})
