import { expect, it } from 'vitest'
import { findApp } from '../../../src/project/app/find-app.ts'
import { makeTree } from '../tree.ts'

const APP = 'from celery import Celery\napp = Celery("shop")\n'

const search = (tree: Record<string, string>) =>
  findApp({
    root: makeTree(tree),
    flag: null,
    env: {},
    setting: null,
    commands: [],
    project: { managePy: null, djangoSettings: null },
    list: { files: Object.keys(tree), complete: true },
  })

it('a module too large to be read leaves it open whether the project has an app', async () => {
  const { chosen, complete } = await search({ 'shop.py': APP + 'x = 1\n'.repeat(100_000) })
  expect({ chosen, complete }).toEqual({ chosen: null, complete: false })
})

it('a large module of tests, and an empty one, leave nothing open', async () => {
  const tree = { 'tests/data.py': 'x = 1\n'.repeat(100_000), 'shop/__init__.py': '' }
  expect((await search(tree)).complete).toBe(true)
})

it('more code about Celery than is read leaves it open', async () => {
  const large = '# celery\n'.repeat(50_000)
  const tree = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`shop/m${index}.py`, large]))
  expect((await search(tree)).complete).toBe(false)
})
