import fc from 'fast-check'
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { explainLogs } from '../../src/failures/explain.ts'
import { UnreadableLogError } from '../../src/failures/read/open-log.ts'
import { WORDINGS } from './wordings.ts'

/** How many inputs: the suite's few, or as many as are asked for. */
const RUNS = Number(process.env['POOLWISE_FUZZ_RUNS'] ?? 300)
const TEXTS = WORDINGS.map(([, text]) => text)

/** Real logs, torn, doubled, mixed, prefixed, with bytes changed. */
const mutated = fc
  .tuple(
    fc.array(fc.constantFrom(...TEXTS), { minLength: 1, maxLength: 4 }),
    fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 20 }),
    fc.constantFrom('\n', '\r\n', '\r', ' ', ''),
    fc.constantFrom('', 'celery-1  | ', '2026-01-03T01:34:20.470123456Z stderr P ', '{"msg":"', '\u001b[31m', '    '),
    fc.nat(400),
  )
  .map(([texts, changes, newline, prefix, cut]) => {
    const lines = texts
      .join('\n')
      .split('\n')
      .map((line) => prefix + line)
    const bytes = Buffer.from(lines.join(newline).slice(cut % 40))
    for (const [at, byte] of changes) bytes[at % Math.max(1, bytes.length)] = byte
    return bytes.subarray(0, Math.max(1, bytes.length - cut))
  })
const random = fc.uint8Array({ minLength: 1, maxLength: 3_000 }).map((bytes) => Buffer.from(bytes))
const words = fc
  .array(
    fc.constantFrom(
      'Traceback (most recent call last):',
      '  File "',
      '", line ',
      '[',
      ']',
      '\n',
      '{',
      '"',
      'Error: ',
      '(13, ',
      'None, 5, None)',
      ' | ',
      'celery',
      '\u001b[',
      '2026-01-03 01:34:20',
      ': ',
      'Task a[1] raised unexpected: ',
      'While trying to load the module a.a the following error occurred:',
      "No module named 'a.a'",
    ),
    { maxLength: 200 },
  )
  .map((parts) => Buffer.from(parts.join('')))

test.each([
  ['mutated logs', mutated],
  ['random bytes', random],
  ['pieces of logs', words],
])(
  '%s are read without an error',
  async (_, input) => {
    await fc.assert(
      fc.asyncProperty(input, async (bytes) => {
        try {
          const { diagnoses } = await explainLogs(['-'], Readable.from([bytes]))
          for (const { first } of diagnoses) expect(first.line).toBeGreaterThan(0)
        } catch (error) {
          if (!(error instanceof UnreadableLogError)) throw error
        }
      }),
      { numRuns: RUNS },
    )
  },
  3_600_000,
)

/** Lines that make a careless regular expression backtrack. */
const LONG: readonly (readonly [string, string, string])[] = [
  ['blanks', ' ', ''],
  ['brackets', '[', ''],
  ['opening parentheses', '(13, ', ''],
  ['a file name without an end', 'x', '  File "'],
  ['a prefix without an end', 'a', ''],
  ['a task name without an end', 'a.', 'Task '],
  ['carriage returns', '\r', 'first'],
  ['progress bars', 'a\r', ''],
  ['Traceback', 'Traceback', ''],
  ['parentheses', '(', ''],
  ['frames', 'File "a", line 1, in ', '  '],
  ['digits', '1', '2026-01-03 01:34:20,'],
  ['escapes', '\u001b[', ''],
  ['JSON', '{"a":', ''],
  ['modules', 'a.', 'While trying to load the module '],
  ['connects', 'Cannot connect to redis://h: ', ''],
  ['None', ', None, 5', 'PermissionError(13, '],
  ['words', 'Error ', 'Traceback (most recent call last):'],
]

/** Backtracking over a megabyte takes hours where it is quadratic; reading it takes milliseconds. */
const HANG_MS = 300_000

test.each(LONG)(
  'a megabyte of %s on one line is read to its end',
  async (_, unit, head) => {
    const line = `${head}${unit.repeat(Math.ceil((1024 * 1024) / unit.length))}`
    const killed = "[2026-01-03 01:34:20,470: ERROR/MainProcess] Process 'x' pid:1 exited with 'signal 9 (SIGKILL)'"
    const { inputs, diagnoses } = await explainLogs(['-'], Readable.from([Buffer.from(`${line}\n${killed}\n`)]))
    expect(inputs[0]?.lines).toBe(2)
    expect(diagnoses.map(({ label, first }) => [label, first.line])).toContainEqual(['worker-lost-sigkill', 2])
  },
  HANG_MS,
)
