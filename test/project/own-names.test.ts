import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ownNames } from '../../src/project/own-names.ts'
import { createRedactor } from '../../src/redact/redact.ts'
import { makeTree } from './tree.ts'

it('has the names on the path and beside it, up to the top of the repository', () => {
  const top = makeTree({ 'Backend/manage.py': '', 'frontend/x.js': '' })
  mkdirSync(join(top, '.git'))
  const names = ownNames(join(top, 'Backend'))
  expect(['backend', 'manage', 'manage.py', 'frontend', 'x'].map((name) => names.has(name))).toEqual([
    true,
    true,
    true,
    true,
    false,
  ])
})

it('leaves them in paths and commands, though a password repeats them', () => {
  const redactor = createRedactor({ secrets: ['backend', 'hunter2'], names: new Set(['backend']), home: null })
  const text = 'pdm install --project backend; POSTGRES_PASSWORD=backend redis://:backend@cache hunter2'
  expect(redactor.text(text)).toBe(
    'pdm install --project backend; POSTGRES_PASSWORD=[redacted:1] redis://:[redacted:1]@cache [redacted:2]',
  )
})
