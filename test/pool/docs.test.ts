import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { emitFormats } from '../../src/emit/define-emitter.ts'
import { poolRules } from '../../src/pool/rules.ts'

const page = readFileSync(join(import.meta.dirname, '../../docs/pool-advisor.md'), 'utf8')

it('the page has every rule, in the order of the table, and every form', () => {
  const first = [...page.matchAll(/^\| `([a-z][\w-]*)` \|/gm)].map(([, name]) => name)
  expect(first).toEqual([...poolRules.map(({ id }) => id), ...emitFormats])
})
