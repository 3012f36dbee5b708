import { expect, it } from 'vitest'
import { seesEnvironment } from '../../../src/project/app/sees-environment.ts'
import { makeTree } from '../tree.ts'

it.each([
  ['outside of a repository', {}, false],
  ['in a repository', { '.git/HEAD': '' }, true],
  ['the folder has its own', { 'backend/venv/pyvenv.cfg': '' }, true],
  ['a file of that name is no environment', { 'backend/.env': 'A=1\n' }, false],
])('%s', (_, files, sees) => {
  expect(seesEnvironment(makeTree({ 'backend/app.py': '', ...files }), 'backend')).toBe(sees)
})
