import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { list } from '../../../src/failures/event-clause.ts'
import { failures, type FailureId } from '../../../src/failures/known/catalogue.ts'
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

describe.each(failures)('$id', ({ id, title, cause, action }) => {
  test('has texts', () => {
    expect([title, cause, action].every((text) => text.length > 3)).toBe(true)
  })

  test('has a page with four parts', () => {
    const page = new URL(`${id}.md`, PAGES)
    expect(existsSync(page)).toBe(true)
    const headings = [...readFileSync(page, 'utf8').matchAll(/^## (.*)$/gm)].map(([, text]) => text)
    expect(headings).toEqual(['What it means', 'Why it happens', 'How to see it', 'How to cure it'])
  })
})
