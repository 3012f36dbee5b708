import { describe, expect, it } from 'vitest'
import type { LaunchCommand } from '../../src/facts/project.ts'
import { namedApps } from '../../src/project/launch-context/named-apps.ts'
import { otherProjects } from '../../src/project/launch-context/other-projects.ts'
import { poolSetting } from '../../src/project/launch-context/pool-setting.ts'
import { makeTree } from './tree.ts'

const CODE = { 'shop/celery.py': 'app = Celery()', 'src/billing/tasks/__init__.py': '', 'examples/demo.py': '' }

async function named(command: string, tree: Record<string, string> = CODE, over: Partial<LaunchCommand> = {}) {
  const files = Object.keys(tree)
  const commands = [{ file: 'Makefile', line: 1, argv: command.split(' '), platforms: [], ...over }]
  const { own, missing } = await namedApps(makeTree(tree), commands, { files, complete: true })
  return own.length > 0 && missing.length === 0 ? 'own' : (missing[0]?.missing ?? 'nothing')
}

describe('an app that a command names', () => {
  it.each<[string, string, string, Record<string, string>?, Partial<LaunchCommand>?]>([
    ['a package', 'celery -A shop worker', 'own'],
    ['a module', 'celery -A shop.celery worker', 'own'],
    ['an attribute behind a dot', 'celery -A shop.celery.app worker', 'own'],
    ['an attribute behind a colon', 'celery -A shop.celery:app worker', 'own'],
    ['from another folder', 'celery -A billing.tasks worker', 'own'],
    ['an example', 'celery -A demo worker', 'nothing'],
    ['a variable', 'celery -A $APP worker', 'nothing'],
    ['no module of that name', 'celery -A store worker', 'module'],
    ['a module that moved', 'celery -A shop.worker.celery worker', 'module'],
    ['no attribute of that name', 'celery -A shop.celery:celery worker', 'attribute'],
    [
      'an attribute that a star may bring',
      'celery -A shop.celery:x worker',
      'own',
      { 'shop/celery.py': 'from y import *' },
    ],
    ['another folder, outside', 'celery --workdir /srv/store -A store worker', 'nothing'],
    ['a folder inside', 'celery --workdir=backend -A store worker', 'module'],
    ['a path of its own', 'celery -A store worker', 'nothing', CODE, { env: { PYTHONPATH: '/srv' } }],
    ['another name in an image', 'celery -A app.celery worker', 'nothing', CODE, { file: 'docker-compose.yml' }],
    ['no name at all in an image', 'celery -A app.workers worker', 'module', CODE, { file: 'docker-compose.yml' }],
    ['submodules that may not be here', 'celery -A store worker', 'nothing', { ...CODE, '.gitmodules': '' }],
  ])('%s', async (_, command, expected, tree, over) => expect(await named(command, tree, over)).toBe(expected))

  it('is not known to be missing where the project is larger than what is read', async () => {
    const command = { file: 'Makefile', line: 1, argv: ['celery', '-A', 'store', 'worker'], platforms: [] }
    expect(await namedApps(makeTree({}), [command], { files: [], complete: false })).toEqual({ own: [], missing: [] })
  })
})

it('finds where the pool is chosen by a setting', async () => {
  const tree = { 'a.py': 'x = 1', 'conf/base.py': '\nCELERY_WORKER_POOL = "solo"\n', '.env': 'A=1' }
  expect(await poolSetting(makeTree(tree), Object.keys(tree))).toBe('conf/base.py:2')
  expect(await poolSetting(makeTree({ 'a.py': 'pool = 1' }), ['a.py', 'gone.py'])).toBeNull()
})

it.each([
  [['pyproject.toml', 'a/pyproject.toml', 'b/requirements/base.txt', 'requirements/dev.txt'], ['a']],
  [['a/pyproject.toml', 'b/requirements.txt'], []],
  [['requirements.txt'], []],
])('folders with requirements of their own: %j', (files, expected) => expect(otherProjects(files)).toEqual(expected))
