import { expect, it } from 'vitest'
import { findManagerBelow } from '../../src/project/manager.ts'
import { makeTree } from './tree.ts'

const celery = '[project]\nname = "x"\nversion = "1"\ndependencies = ["celery"]\n'
const uv = { 'backend/pyproject.toml': celery, 'backend/uv.lock': '' }

it.each<[what: string, files: Readonly<Record<string, string>>, found: unknown]>([
  ['uv', uv, { manager: 'uv', folder: 'backend' }],
  ['Poetry, by its table', { 'a/b/pyproject.toml': `${celery}[tool.poetry]\n` }, { manager: 'poetry', folder: 'a/b' }],
  ['Pipenv', { 'api/Pipfile': '[packages]\ncelery = "*"\n' }, { manager: 'pipenv', folder: 'api' }],
  ['a second one that names no Celery', { ...uv, 'cli/Pipfile': '[packages]\n' }, { manager: 'uv', folder: 'backend' }],
  ['two', { ...uv, 'cli/pyproject.toml': `${celery}[tool.pdm.x]\n` }, null],
  ['the root has files of its own', { ...uv, 'requirements.txt': '' }, null],
  ['pip', { 'backend/pyproject.toml': celery }, null],
])('%s', async (_, files, found) => {
  expect(await findManagerBelow(makeTree(files), Object.keys(files))).toEqual(found)
})
