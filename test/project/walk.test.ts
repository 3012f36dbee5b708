import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { walkProject, type Budget } from '../../src/project/walk.ts'
import { makeTree } from './tree.ts'

const empty = (...paths: string[]) => Object.fromEntries(paths.map((path) => [path, '']))
const filesOf = async (tree: Parameters<typeof makeTree>[0], folder = '') =>
  (await walkProject(join(makeTree(tree), folder))).files

it('lists the project’s own files, shallow first, and comes back from circles', async () => {
  const root = makeTree({
    ...empty('b.py', 'a.py', 'src/pkg/x.py', '.github/workflows/ci.yml', '.git/config'),
    'src/loop': { link: '..' },
    'gone.sh': { link: 'nowhere' },
  })
  expect(await walkProject(root)).toEqual({
    files: ['a.py', 'b.py', 'gone.sh', 'src/loop', '.github/workflows/ci.yml', 'src/pkg/x.py'],
    complete: true,
  })
})

it('lists of a folder with very many files only what a project is made of', async () => {
  const data = Array.from({ length: 1_200 }, (_, index) => `media/${index}.heic`)
  const files = await filesOf(empty('app.py', 'media/tool.py', 'media/Dockerfile', ...data))
  expect(files).toEqual(['app.py', 'media/Dockerfile', 'media/tool.py'])
})

it('is not complete without a file that a project is made of', async () => {
  const budget = { files: 2, folders: 10 }
  const walk = (...paths: string[]) => walkProject(makeTree(empty(...paths)), { budget })
  expect(await walk('a.txt', 'b.txt', 'c.txt')).toEqual({ files: ['a.txt', 'b.txt'], complete: true })
  expect(await walk('a.txt', 'b.txt', 'c.yml')).toEqual({ files: ['a.txt', 'b.txt'], complete: false })
})

it('goes as deep as the tree', async () => {
  expect(await filesOf(empty('a/b/c/d/e/f/g/h/i/j/k.py'))).toEqual(['a/b/c/d/e/f/g/h/i/j/k.py'])
})

describe('folders that are not the project’s own', () => {
  it.each([
    'node_modules/x/y.py',
    '.mypy_cache/3.11/x.json',
    '.ruff_cache/0.4/x.py',
    '.pytest_cache/x.py',
    '.tox/py311/lib/x.py',
    '.nox/tests/x.py',
    '.venv/lib/x.py',
    '__pycache__/x.py',
    'shop.egg-info/x.py',
    'dist/x.py',
    'build/lib/shop/__init__.py',
    'htmlcov/index.html',
    'staticfiles/x.js',
  ])('passes over %s', async (path) => expect(await filesOf({ ...empty(path), 'app.py': '' })).toEqual(['app.py']))

  it.each([
    ['a virtual environment', ['pyvenv.cfg', 'lib/x.py']],
    ['a conda environment', ['conda-meta/history', 'x.py']],
    ['an old virtualenv', ['bin/python', 'lib/python3.6/os.py', 'include/x.h']],
    ['an old virtualenv on Windows', ['Scripts/python', 'Lib/os.py', 'Include/x.h']],
  ])('passes over %s, whatever its name', async (_, paths) => {
    expect(await filesOf(empty('app.py', ...paths.map((path) => `mine/${path}`)))).toEqual(['app.py'])
  })

  it('reads the folder that the user stands in, whatever is in it and whatever it is called', async () => {
    expect(await filesOf(empty('pyvenv.cfg', 'app.py'))).toEqual(['app.py', 'pyvenv.cfg'])
    expect(await filesOf(empty('build/app.py'), 'build')).toEqual(['app.py'])
  })

  it('reads a package that is called like an output folder', async () => {
    expect(await filesOf(empty('target/__init__.py', 'target/tasks.py'))).toEqual([
      'target/__init__.py',
      'target/tasks.py',
    ])
  })
})

describe('.gitignore', () => {
  const ignoring = (rules: string, ...paths: string[]) => ({ '.gitignore': rules, ...empty('.git/HEAD', ...paths) })
  const seen = async (tree: Parameters<typeof makeTree>[0], folder = '') =>
    (await filesOf(tree, folder)).filter((file) => !file.endsWith('.gitignore'))

  it.each<[string, Parameters<typeof makeTree>[0], string[]]>([
    ['prunes a folder', ignoring('data/', 'data/x.txt', 'data/deep/y.txt', 'a.py'), ['a.py']],
    ['prunes by a pattern', ignoring('*_cache', 'my_cache/x.txt', 'a.py'), ['a.py']],
    ['is read at any depth', { ...ignoring('', 'a.py'), ...empty('x/var/y.txt'), 'x/.gitignore': '/var/' }, ['a.py']],
    ['is overruled by a nearer one', { ...ignoring('var/', 'x/var/y.txt'), 'x/.gitignore': '!var/' }, ['x/var/y.txt']],
    [
      'leaves single files: they are how the project runs here',
      ignoring('.env\n*.py', '.env', 'a.py'),
      ['.env', 'a.py'],
    ],
    [
      'leaves out files that no program is made of',
      ignoring('*.heic\nmedia/*\n!media/keep.txt', 'a.py', 'b.heic', 'media/c.txt', 'media/keep.txt', 'media/1/d.txt'),
      ['a.py', 'media/keep.txt'],
    ],
    ['re-includes by a later rule', ignoring('x*\n!xy.txt', 'xy.txt', 'xz.txt'), ['xy.txt']],
    [
      'leaves a package: its code may be imported',
      ignoring('lib/', 'lib/__init__.py', 'lib/x.py'),
      ['lib/__init__.py', 'lib/x.py'],
    ],
    [
      'leaves the settings of an editor',
      ignoring('.idea/', '.idea/runConfigurations/w.xml'),
      ['.idea/runConfigurations/w.xml'],
    ],
  ])('%s', async (_, tree, files) => expect(await seen(tree)).toEqual(files))

  it('counts from the top of the repository', async () => {
    const tree = {
      ...ignoring('data/', 'app/data/x.txt', 'app/a.py'),
      '.git/info/exclude': 'mine/\n',
      ...empty('app/mine/x'),
    }
    expect(await seen(tree, 'app')).toEqual(['a.py'])
  })

  it('does not count where it ignores the project itself', async () => {
    const tree = ignoring('sandbox/\ndata/', 'sandbox/shop/a.py', 'sandbox/shop/data/x.txt')
    expect(await seen(tree, 'sandbox/shop')).toEqual(['a.py', 'data/x.txt'])
  })
})

describe('the budget', () => {
  const walk = async (budget: Budget, ...paths: string[]) =>
    (await walkProject(makeTree(empty(...paths)), { budget })).complete

  it('is for Python files and folders', async () => {
    expect(await walk({ files: 1, folders: 9 }, 'a.py')).toBe(true)
    expect(await walk({ files: 1, folders: 9 }, 'a.py', 'b.py')).toBe(false)
    expect(await walk({ files: 9, folders: 2 }, 'a/x.py', 'b/x.py')).toBe(false)
  })

  it('is not spent on files that make no app, of which as many are listed', async () => {
    const texts = Array.from({ length: 50 }, (_, index) => `data/${index}.txt`)
    const { files, complete } = await walkProject(makeTree(empty('data/z/app.py', ...texts)), {
      budget: { files: 2, folders: 9 },
    })
    expect({ files, complete }).toEqual({ files: ['data/0.txt', 'data/1.txt', 'data/z/app.py'], complete: true })
  })

  it('is not spent on what is passed over', async () => {
    const caches = Array.from({ length: 50 }, (_, index) => `.mypy_cache/${index}/x.json`)
    const pictures = Array.from({ length: 50 }, (_, index) => `media/${index}.jpg`)
    expect(await walk({ files: 2, folders: 3 }, 'a.py', 'b.py', ...caches, ...pictures)).toBe(true)
  })
})
