import { expect, it } from 'vitest'
import { findStarts } from '../../../src/project/launch-commands/find-launch-commands.ts'
import { makeTree } from '../tree.ts'

const starts = async (files: Record<string, string>) => {
  const { launchCommands, ownStarts } = await findStarts(makeTree(files), Object.keys(files))
  return [launchCommands, ownStarts].map((found) => found.map(({ file, argv }) => `${file}: ${argv.join(' ')}`))
}
const Procfile = 'worker: shop celery worker --name one\n'

it.each<[string, Record<string, string>]>([
  ['pyproject', { 'pyproject.toml': '[project.scripts]\nshop = "shop.cli:main"\n' }],
  ['Poetry', { 'pyproject.toml': '[tool.poetry.scripts]\n"shop" = "shop:main"\n' }],
  ['setup.cfg', { 'setup.cfg': '[options.entry_points]\nconsole_scripts =\n    shop = shop.cli:main\n' }],
  ['setup.py', { 'setup.py': "setup(entry_points={'console_scripts': [\n    'shop = shop.cli:main',\n]})\n" }],
  ['a file', { 'bin/shop': '#!/usr/bin/env python\n' }],
])('a program of the project, by %s', async (_, files) => {
  expect(await starts({ Procfile, ...files })).toEqual([[], ['Procfile: shop celery worker --name one']])
})

it('a program that is not of the project is no start', async () => {
  expect(await starts({ Procfile, 'pyproject.toml': '[project.scripts]\nother = "shop.cli:main"\n' })).toEqual([[], []])
})

it("flask is the application's own program", async () => {
  expect(await starts({ Procfile: 'w: flask celery worker\n' })).toEqual([[], ['Procfile: flask celery worker']])
})
