import { expect, it } from 'vitest'
import { requiredPython } from '../../src/project/requires-python.ts'
import { makeTree } from './tree.ts'

it.each<[file: string, text: string, range: string | null, where?: string]>([
  ['pyproject.toml', '[project]\nrequires-python = ">=3.12"\n', '>=3.12', 'pyproject.toml:2'],
  ['pyproject.toml', '[tool.poetry.dependencies]\nx = "1"\npython = "^3.12"\n', '>=3.12,<4', 'pyproject.toml:3'],
  ['pyproject.toml', '[tool.poetry.dependencies]\npython = "~3.12"\n', '>=3.12,<3.13', 'pyproject.toml:2'],
  ['pyproject.toml', '[tool.poetry.dependencies]\nx = "1"\n[tool.x]\npython = "^3.12"\n', null],
  ['setup.cfg', '[options]\npython_requires = >=3.9, <4\n', '>=3.9,<4', 'setup.cfg:2'],
  ['setup.py', 'setup(python_requires=">=3.9")\n', '>=3.9', 'setup.py:1'],
  ['pyproject.toml', '[tool.poetry.dependencies]\npython = "*"\n', null],
  ['setup.cfg', 'python_requires = >=3.8, !=3.9.*\n', '>=3.8,!=3.9.*', 'setup.cfg:1'],
  ['README.md', 'requires-python = "3"\n', null],
])('%s %j: %s', async (file, text, range, where) => {
  const found = await requiredPython(makeTree({ [file]: text }))
  expect([found?.range ?? null, found?.where]).toEqual([range, where])
})
