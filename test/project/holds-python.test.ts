import { join } from 'node:path'
import { expect, it } from 'vitest'
import { holdsPython } from '../../src/project/holds-python.ts'
import { walkProject } from '../../src/project/walk.ts'
import { makeTree } from './tree.ts'

it.each<[title: string, files: Readonly<Record<string, string>>, below: string, holds: boolean]>([
  ['an empty folder', {}, '', false],
  ['a project of another language', { 'package.json': '{}', 'src/index.ts': '', 'README.md': 'celery' }, '', false],
  ['a Compose file without Celery', { 'compose.yaml': 'services: {}' }, '', false],
  ['a Compose file with Celery', { 'compose.yaml': 'command: celery -A shop worker' }, '', true],
  ['a Procfile with Celery', { Procfile: 'worker: celery -A shop worker' }, '', true],
  ['a file of Python in a folder below', { 'backend/shop/tasks.py': '' }, '', true],
  ['requirements', { 'requirements/base.txt': '' }, '', true],
  ['pyproject.toml', { 'pyproject.toml': '' }, '', true],
  ["poolwise's own settings", { 'poolwise.toml': '' }, '', true],
  ['an environment alone', { '.venv/pyvenv.cfg': '', '.venv/lib/site.py': '' }, '', false],
  [
    'a folder of a repository with Python above it',
    { '.git/HEAD': '', 'manage.py': '', 'deploy/notes.md': '' },
    'deploy',
    true,
  ],
  ['Python above it that is no repository of its own', { 'manage.py': '', 'deploy/notes.md': '' }, 'deploy', false],
])('%s', async (_, files, below, holds) => {
  const root = join(makeTree(files), below)
  expect(await holdsPython(root, (await walkProject(root)).files)).toBe(holds)
})
