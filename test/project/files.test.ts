import { execFileSync } from 'node:child_process'
import { join, posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import { hostOs } from '../../src/platform/os.ts'
import { findDjango, settingsModule } from '../../src/project/django.ts'
import { findEnvironmentMaker } from '../../src/project/environment-maker.ts'
import { walkProject } from '../../src/project/walk.ts'
import { findManager, findManagerUpwards } from '../../src/project/manager.ts'
import { firstLine, readText } from '../../src/project/read-text.ts'
import { findShadowing } from '../../src/project/shadowing.ts'
import { makeTree } from './tree.ts'

const empty = (...paths: string[]) => Object.fromEntries(paths.map((path) => [path, '']))

it('reads no folder, no dangling link, nothing too large', async () => {
  const root = makeTree({ 'folder/': '', gone: { link: 'nowhere' }, large: 'x'.repeat(11) })
  expect(await Promise.all(['folder', 'gone', 'large'].map((name) => readText(join(root, name), 10)))).toEqual([
    null,
    null,
    null,
  ])
})

it('reads the long values of a file of variables, and leaves the long lines of others empty', async () => {
  const text = `KEY=${'x'.repeat(5_000)}`
  const root = makeTree({ '.env': text, '.env.local': text, 'prod.env': text, 'run.sh': text })
  const read = await Promise.all(
    ['.env', '.env.local', 'prod.env', 'run.sh'].map((name) => readText(join(root, name), 10_000)),
  )
  expect(read).toEqual([text, text, text, ''])
})

it.skipIf(hostOs() === 'windows')('does not wait for a named pipe', async () => {
  const root = makeTree({})
  execFileSync('mkfifo', [join(root, 'README.md')])
  expect(await readText(join(root, 'README.md'), 10)).toBeNull()
})

describe.skipIf(hostOs() === 'windows')('a link', () => {
  const read = (folder: string, name: string) => readText(join(folder, name), 100)

  it('is followed inside the repository, and not out of it', async () => {
    const root = makeTree({
      '.git/HEAD': '',
      'shared/.env': 'A=1',
      'app/.env': { link: '../shared/.env' },
      'app/settings.ini': { link: '/etc/hostname' },
      'app/.pdm-python': { link: '/etc/hostname' },
    })
    expect(await read(join(root, 'app'), '.env')).toBe('A=1')
    expect(await read(join(root, 'app'), 'settings.ini')).toBeNull()
    expect(firstLine(join(root, 'app', '.pdm-python'))).toBe('')
  })

  it('stays in its folder where there is no repository', async () => {
    const root = makeTree({ 'a.env': 'A=1', '.env': { link: 'a.env' }, 'out.env': { link: '/etc/hostname' } })
    expect(await read(root, '.env')).toBe('A=1')
    expect(await read(root, 'out.env')).toBeNull()
  })
})

it.each([
  ['pip', { 'requirements.txt': '' }],
  ['pip', { 'pyproject.toml': '[project]\nname = "x"\n[tool.hatch.build]\nx = 1' }],
  ['poetry', { 'poetry.lock': '' }],
  ['poetry', { 'pyproject.toml': '[tool.poetry]\nname = "x"' }],
  ['poetry', { 'pyproject.toml': '[tool.poetry]\nbroken = [', 'environment.yml': '', 'poetry.lock': '' }],
  ['uv', { 'uv.lock': '' }],
  ['uv', { 'pyproject.toml': '[tool.uv]\ndev-dependencies = []', 'poetry.lock': '', 'uv.lock': '' }],
  ['poetry', { 'pyproject.toml': '[tool.poetry]', 'poetry.lock': '', 'uv.lock': '' }],
  ['pip', { 'pyproject.toml': '[tool.uv.build-backend]\nx = 1' }],
  ['pdm', { 'pyproject.toml': '[tool.pdm.scripts]\nx = 1' }],
  ['pip', { 'pyproject.toml': '[tool.pdm.build]\nx = 1' }],
  ['hatch', { 'pyproject.toml': '[tool.hatch.envs.default]\nx = 1' }],
  ['pipenv', { Pipfile: '' }],
  ['conda', { 'environment.yml': '' }],
] as const)('%s manages %j', async (manager, files) => expect(await findManager(makeTree(files))).toBe(manager))

it('finds the lock file of a uv workspace above', async () => {
  const root = makeTree({ '.git/': '', 'uv.lock': '', 'services/api/pyproject.toml': '[project]' })
  expect(await findManager(join(root, 'services/api'))).toBe('uv')
})

it.each([
  ['pipenv', { Pipfile: '' }],
  ['poetry', { 'poetry.lock': '', 'pyproject.toml': '[tool.poetry]' }],
  ['pip', { Pipfile: '', 'backend/requirements.txt': 'celery' }],
  ['uv', { Pipfile: '', 'backend/uv.lock': '' }],
  ['pip', { '../Pipfile': '' }],
] as const)('%s manages the folder backend of %j', async (manager, files) => {
  const root = makeTree({ 'top/.git/': '', ...within('top', files), 'top/backend/app.py': '' })
  expect(await findManagerUpwards(join(root, 'top/backend'))).toBe(manager)
})

it.each([
  ['venv', 'poetry', {}],
  ['venv', 'uv', {}],
  ['conda', 'conda', {}],
  ['venv', 'conda', { 'myenv/pyvenv.cfg': '' }],
  ['venv', 'pip', { '.venv/pyvenv.cfg': '' }],
  ['venv', 'pip', { 'README.md': '```\npython3 -m venv env\n```' }],
  ['venv', 'pip', { 'README.rst': 'Make it: ``virtualenv .env``' }],
  ['venv', 'pip', { 'README.md': '    .\\env\\Scripts\\activate' }],
  ['venv', 'pip', { 'scripts/setup.ps1': 'py -3 -m venv .venv' }],
  ['venv', 'pip', { '.github/workflows/ci.yml': 'run: uv venv' }],
  ['conda', 'pip', { 'docs/install.md': 'conda create -n shop python=3.11' }],
  ['unknown', 'pip', { 'README.md': 'Make a virtualenv and go. It is a venv.' }],
  ['unknown', 'pip', { 'src/setup.sh': 'python -m venv x' }],
  ['unknown', 'pip', {}],
] as const)('environments are made by %s: %s %j', async (maker, manager, files) => {
  const root = makeTree(files)
  expect(await findEnvironmentMaker(root, manager, (await walkProject(root)).files)).toBe(maker)
})

it.each([
  ["os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'config.settings')", 'config.settings'],
  ['os.environ.setdefault(\n    "DJANGO_SETTINGS_MODULE",\n    "shop.settings.dev",\n)', 'shop.settings.dev'],
  ["os.environ['DJANGO_SETTINGS_MODULE'] = 'a.b'", 'a.b'],
  ["os.environ.setdefault('DJANGO_SETTINGS_MODULE', os.getenv('S', 'a.b'))", 'a.b'],
  ["# setdefault('DJANGO_SETTINGS_MODULE', 'old')\nsetdefault('DJANGO_SETTINGS_MODULE', 'new')", 'new'],
  ["os.environ.setdefault('DJANGO_SETTINGS_MODULE', f'config.{env}')", null],
  ['', null],
])('manage.py %j names %s', (text, settings) => expect(settingsModule(text)).toBe(settings))

it.each([
  [{ 'manage.py': 'import django', 'backend/manage.py': 'import django' }, 'manage.py'],
  [{ 'backend/manage.py': 'import django' }, 'backend/manage.py'],
  [{ 'manage.py': 'from flask_script import Manager' }, null],
  [{ 'tests/manage.py': 'import django' }, null],
  [{ 'a/b/c/manage.py': 'import django' }, null],
] as const)('%j: manage.py is %s', async (files, managePy) => {
  const root = makeTree(files)
  expect((await findDjango(root, (await walkProject(root)).files))?.managePy ?? null).toBe(managePy)
})

it.each([
  ['the usual Django layout', ['manage.py', 'config/__init__.py', 'config/celery.py'], []],
  ['a module', ['celery.py'], ['celery.py']],
  ['a package', ['celery/__init__.py', 'redis/client.py'], ['celery/__init__.py']],
  ['a folder that is no package', ['celery/tasks.py'], []],
  ['deep down', ['apps/redis.py', 'src/django/__init__.py'], []],
  ['two', ['kombu.py', 'redis.py'], ['kombu.py', 'redis.py']],
  ['beside a manage.py further down', ['backend/manage.py', 'backend/celery.py'], ['backend/celery.py']],
  ['installed there', ['venv/pyvenv.cfg', 'venv/celery.py'], []],
])('hidden by %s: %j', async (_what, paths, shadowing) => {
  const root = makeTree(empty(...paths))
  const { files } = await walkProject(root)
  const managePy = paths.find((path) => path.endsWith('manage.py')) ?? null
  expect((await findShadowing(root, files, managePy)).map(({ path }) => path)).toEqual(shadowing)
})

it('hides nothing in its own checkout', async () => {
  const root = makeTree({ 'redis/__init__.py': '', 'pyproject.toml': '[project]\nname = "redis"' })
  expect(await findShadowing(root, ['redis/__init__.py'], null)).toEqual([])
})

const within = (folder: string, files: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [posix.join(folder, path), text]))
