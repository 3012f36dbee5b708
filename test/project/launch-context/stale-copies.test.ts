import { expect, it } from 'vitest'
import { staleCopies } from '../../../src/project/launch-context/stale-copies.ts'
import { makeTree } from '../tree.ts'

const copies = (folder: string, copy: string) => {
  const root = makeTree({ 'shop/jobs.py': 'new', 'build/lib/shop/jobs.py': copy, 'app/shop/jobs.py': copy })
  const command = { file: 'README.md', line: 4, argv: ['celery', '-A', 'shop.jobs', 'worker'], platforms: [], folder }
  return staleCopies(root, [command], ['README.md', 'shop/jobs.py'])
}

it('finds the copy in an output folder that differs', async () => {
  expect(await copies('build/lib', 'old')).toEqual([
    { where: 'README.md:4', folder: 'build/lib', copy: 'build/lib/shop/jobs.py', original: 'shop/jobs.py' },
  ])
})

it.each([
  ['build/lib', 'new'],
  ['app', 'old'],
  ['../build/lib', 'old'],
])('in %s with %j there is none', async (folder, copy) => {
  expect(await copies(folder, copy)).toEqual([])
})
