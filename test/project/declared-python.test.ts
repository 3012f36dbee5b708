import { expect, it } from 'vitest'
import { declaredPython } from '../../src/project/requirements/declared-python.ts'
import { walkProject } from '../../src/project/walk.ts'
import { makeTree } from './tree.ts'

type Files = Readonly<Record<string, string>>

const image = (version: string, installs = 'requirements.txt') =>
  `FROM node:22 AS pages\nFROM python:${version}-slim\nRUN pip install -r ${installs}\n`

it.each<[title: string, files: Files, folder: string, expected: string | null]>([
  ['nothing', { 'app.py': '' }, '', null],
  ['pyenv', { '.python-version': '# ours\n3.12.4\n' }, '', '3.12 .python-version:2'],
  ['pyenv, an environment of its plug-in', { '.python-version': '3.12-shop\n' }, '', null],
  ['Heroku', { 'runtime.txt': 'python-3.9.13\n', Dockerfile: image('3.13') }, '', '3.9 runtime.txt:1'],
  ['asdf', { '.tool-versions': 'nodejs 22\npython 3.11.2\n' }, '', '3.11 .tool-versions:2'],
  ['in the folder of the requirements', { 'api/runtime.txt': 'python-3.9\n' }, 'api', '3.9 api/runtime.txt:1'],
  ['an image', { 'docker/web.Dockerfile': image('3.13.5') }, '', '3.13 docker/web.Dockerfile:2'],
  [
    'an image with a variable',
    { Dockerfile: 'ARG V=3.11\nFROM docker.io/library/python:${V}-slim\n' },
    '',
    '3.11 Dockerfile:2',
  ],
  ['an image of something else', { Dockerfile: 'FROM python:latest\nFROM my/python3:3.9\n' }, '', null],
  [
    'of several images, those that install the requirements',
    { 'a/Dockerfile': image('3.7', 'docs.txt'), 'b/Dockerfile': image('3.12'), 'c/Dockerfile': image('3.8', 'x.txt') },
    '',
    '3.12 b/Dockerfile:2',
  ],
  [
    'of those, what most have',
    { 'a/Dockerfile': image('3.7'), 'b/Dockerfile': image('3.9'), 'c/Dockerfile': image('3.9') },
    '',
    '3.9 b/Dockerfile:2',
  ],
])('%s', async (_, files, folder, expected) => {
  const root = makeTree(files)
  const { files: found } = await walkProject(root)
  const declared = await declaredPython(root, folder, 'requirements.txt', found, {})
  expect(declared && `${declared.version} ${declared.where}`).toBe(expected)
})

it.skipIf(process.platform === 'win32').each([
  ['pyenv/shims', 'pyenv/versions/3.9.18/bin/python3.9'],
  ['bin', 'bin/python3.9'],
])('finds an interpreter of that version in %s', async (path, expected) => {
  const root = makeTree({
    'runtime.txt': 'python-3.9.13\n',
    'bin/python3.9': '',
    'pyenv/version': '3.11.7\n',
    'pyenv/shims/python3.9': '',
    'pyenv/versions/3.9.7/bin/python3.9': '',
    'pyenv/versions/3.9.18/bin/python3.9': '',
    'pyenv/versions/3.11.7/bin/python3.11': '',
  })
  const declared = await declaredPython(root, '', null, [], { PATH: `${root}/${path}` })
  expect(declared?.executable).toBe(`${root}/${expected}`)
})
