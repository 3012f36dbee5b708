import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { FailureSeverity } from '../../../src/failures/define-failure.ts'
import { list } from '../../../src/failures/event-clause.ts'
import { failures, type FailureId } from '../../../src/failures/known/catalogue.ts'
import { createRedactor } from '../../../src/redact/redact.ts'
import { literalsOf, MIN_LITERAL, needed } from '../../../src/failures/recognise/literals.ts'

/** Only a whole log shows these, or the absence of anything else. */
const STORIES: readonly FailureId[] = [
  'windows-prefork-respawn-loop',
  'gevent-not-monkeypatched',
  'worker-silent-on-broker',
  'tls-to-plain-redis-hang',
  'redis-visibility-timeout-redelivery',
  'pool-option-ignored',
  'time-limit-silently-ignored',
  'user-task-error',
  'healthy-worker',
]
const KNOWN = new URL('../../../src/failures/known/', import.meta.url)
const PAGES = new URL('../../../docs/failures/', import.meta.url)

const ids = failures.map(({ id }) => id)
const clauses = failures.flatMap(({ id, clauses = [] }) =>
  clauses.map((clause, at) => ({ name: `${id} ${at}`, clause })),
)
const named = (folder: URL, extension: string) =>
  readdirSync(folder)
    .filter((file) => file.endsWith(extension))
    .map((file) => file.slice(0, -extension.length))
    .sort()

describe('the catalogue of failures', () => {
  test('every failure is a file named by its id, and every file is listed', () => {
    expect(named(KNOWN, '.ts').filter((name) => name !== 'catalogue')).toEqual([...ids].sort())
    const misnamed = ids.filter((id) => !readFileSync(new URL(`${id}.ts`, KNOWN), 'utf8').includes(`id: '${id}'`))
    expect(misnamed).toEqual([])
  })

  test('every failure has a page, and every page a failure', () => {
    expect(named(PAGES, '.md')).toEqual([...ids].sort())
  })

  test('every failure has clauses or a story', () => {
    expect(
      failures
        .filter(({ clauses }) => !clauses?.length)
        .map(({ id }) => id)
        .sort(),
    ).toEqual([...STORIES].sort())
  })
})

describe('clauses', () => {
  test('the pre-filter sees every clause', () => {
    const invisible = clauses.filter(({ clause }) => !clause.frame && needed(clause).length === 0)
    expect(invisible.map(({ name }) => name)).toEqual([])
  })

  test('literals are long enough to skip by', () => {
    expect(literalsOf(failures).filter((literal) => literal.length < MIN_LITERAL)).toEqual([])
  })

  test('literals are ASCII and within one line', () => {
    expect(literalsOf(failures).filter((literal) => !/^[\x20-\x7e]+$/.test(literal))).toEqual([])
  })

  test('no regular expression repeats a repetition', () => {
    const nested = clauses.flatMap(({ name, clause }) =>
      list(clause.matches)
        .filter((form) => /[+*}]\)[+*{]/.test(form.source))
        .map(() => name),
    )
    expect(nested).toEqual([])
  })
})

const SEVERITIES: Readonly<Record<FailureSeverity, string>> = {
  fatal: 'the worker does not start, or stops',
  'task-loss': 'the worker lives, but tasks fail, hang or are lost',
  degraded: 'it works in part, or keeps retrying',
  warning: 'no harm yet',
  info: 'nothing is wrong',
}

describe.each(failures)('$id', ({ id, severity, title, cause, action }) => {
  test('has a sentence-case title without a full stop', () => {
    expect(title).toMatch(/^(?:[A-Z]|gevent|eventlet|beat|asyncio|macOS|pkg_|rediss|\/dev|-).*[^.]$/)
  })

  test('has texts that redaction leaves alone', () => {
    expect(createRedactor({ secrets: [], home: null }).value({ title, cause, action })).toEqual({
      title,
      cause,
      action,
    })
  })

  test('has a page that says what the failure says', () => {
    const page = readFileSync(new URL(`${id}.md`, PAGES), 'utf8').replaceAll('\r\n', '\n')
    const [head, means, why, see, cure, ...rest] = page.split(/^## .*\n\n/m)
    expect(head).toBe(`# ${id}\n\n${title}.\n\nSeverity: ${severity} (${SEVERITIES[severity]}).\n\n`)
    expect(means?.length).toBeGreaterThan(5)
    expect(why?.startsWith(cause)).toBe(true)
    expect(see?.startsWith('```text\n')).toBe(true)
    expect(cure?.startsWith(action)).toBe(true)
    expect(rest).toEqual([])
    const headings = [...page.matchAll(/^## (.*)$/gm)].map(([, text]) => text)
    expect(headings).toEqual(['What it means', 'Why it happens', 'How to see it', 'How to cure it'])
  })
})
