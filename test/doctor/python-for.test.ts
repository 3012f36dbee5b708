import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { pythonFor } from '../../src/doctor/python-for.ts'
import { interpreterFact, projectFact } from '../support/facts.ts'
import { makeTree } from '../project/tree.ts'

it.each<[what: string, source: 'project-venv' | 'flag' | 'path', folders: readonly string[], words: readonly string[]]>(
  [
    ['outside of a repository', 'project-venv', [], ['--python', '.venv/bin/python']],
    ['in a repository', 'project-venv', ['.git'], []],
    ['the folder has its own', 'project-venv', ['backend/venv'], []],
    ['a Python that was named', 'flag', ['.git'], ['--python', '.venv/bin/python']],
    ['one on PATH', 'path', [], []],
  ],
)('%s', (_, source, folders, words) => {
  const root = makeTree({ 'backend/app.py': '' })
  for (const folder of folders) mkdirSync(join(root, folder), { recursive: true })
  const interpreter = interpreterFact({ executable: `${root}/.venv/bin/python`, source })
  expect(pythonFor('backend', { interpreter, project: projectFact({ root }) })).toEqual(words)
})
