import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { isLabel, SEVERITY, type Label } from '../../src/failures/label.ts'
import { textOf } from '../../src/failures/labels/catalogue.ts'
import { literalsOf, needed, SHORTEST } from '../../src/failures/recognise/literals.ts'
import { list } from '../../src/failures/signature.ts'
import { SIGNATURES } from '../../src/failures/signatures/catalogue.ts'

const LABELS = Object.keys(SEVERITY) as Label[]
/** Seen only in a whole log, or the absence of anything else. */
const STORIES: readonly Label[] = [
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
const clauses = SIGNATURES.flatMap(({ label, clauses }) =>
  clauses.map((clause, at) => ({ name: `${label} ${at}`, clause })),
)

describe('signatures', () => {
  test('every label has one, or a story', () => {
    const signed = new Set(SIGNATURES.map(({ label }) => label))
    expect(LABELS.filter((label) => !signed.has(label) && !STORIES.includes(label))).toEqual([])
  })

  test('no clause is invisible to the pre-filter', () => {
    const invisible = clauses.filter(({ clause }) => !clause.frame && needed(clause).length === 0)
    expect(invisible.map(({ name }) => name)).toEqual([])
  })

  test('literals are long enough to skip by', () => {
    expect(literalsOf(SIGNATURES).filter((literal) => literal.length < SHORTEST)).toEqual([])
  })

  test('literals are ASCII and within one line', () => {
    expect(literalsOf(SIGNATURES).filter((literal) => !/^[\x20-\x7e]+$/.test(literal))).toEqual([])
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

describe.each(LABELS)('%s', (label) => {
  test('has texts of its own', () => {
    const { title, cause, action } = textOf(label)
    expect([title, cause, action].every((text) => text.length > 3)).toBe(true)
  })

  test('has a page with four parts', () => {
    const page = new URL(`../../docs/failures/${label}.md`, import.meta.url)
    expect(existsSync(page)).toBe(true)
    const headings = [...readFileSync(page, 'utf8').matchAll(/^## (.*)$/gm)].map(([, text]) => text)
    expect(headings).toEqual(['What it means', 'Why it happens', 'How to see it', 'How to cure it'])
    expect(isLabel(label)).toBe(true)
  })
})
