import { describe, expect, it } from 'vitest'
import { findApp } from '../../../src/project/app/find-app.ts'
import { findDjango } from '../../../src/project/django.ts'
import { findLaunchCommands } from '../../../src/project/launch-commands/find-launch-commands.ts'
import { walkProject } from '../../../src/project/walk.ts'
import { makeTree } from '../tree.ts'

interface Said {
  readonly flag?: string
  readonly variable?: string
  readonly setting?: string
}

async function search(files: Readonly<Record<string, string>>, { flag, variable, setting }: Said = {}) {
  const root = makeTree(files)
  const list = await walkProject(root)
  const django = await findDjango(root, list.files)
  return findApp({
    root,
    flag: flag ?? null,
    env: { CELERY_APP: variable },
    setting: setting ?? null,
    commands: await findLaunchCommands(root, list.files),
    project: { managePy: django?.managePy ?? null, djangoSettings: django?.settings ?? null },
    list,
  })
}

const APP = "from celery import Celery\napp = Celery('x')\n"
const MANAGE = "import django, os\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'config.settings.base')\n"
const COMPOSE = 'services:\n  w:\n    build: ./web\n    command: celery -A shop worker\n'
const FACTORY = 'from celery import Celery\ndef make_celery(flask):\n    return Celery(flask.name)\n'

describe('chooses', () => {
  it.each<[string, Record<string, string>, string, string?, string?]>([
    ['the package of celery.py', { 'proj/celery.py': APP, 'proj/__init__.py': '' }, 'proj'],
    ['a module whose app is `app`', { 'tasks.py': APP }, 'tasks'],
    [
      'the attribute, when it is another',
      { 'work.py': "from celery import Celery\nworker = Celery('x')" },
      'work:worker',
    ],
    ['the attribute, when `app` is another', { 'main.py': "app = FastAPI()\ncelery = Celery('x')" }, 'main:celery'],
    ['`celery` of a module', { 'main.py': "celery = Celery('x')" }, 'main'],
    ['Django’s package', { 'manage.py': MANAGE, 'config/celery.py': APP }, 'config'],
    ['Django’s celery_app', { 'manage.py': MANAGE, 'config/celery_app.py': APP }, 'config.celery_app'],
    [
      'the module that sets Django’s settings for the package’s app',
      {
        'manage.py': MANAGE,
        'config/celery.py': APP,
        'other.py': 'from config.celery import app',
        'shop_celery.py':
          "os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'x')\nfrom config.celery import app  # noqa\n",
      },
      'shop_celery',
    ],
    [
      'Django’s package that sets its settings itself',
      {
        'manage.py': MANAGE,
        'config/celery.py': `os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'x')\n${APP}`,
        'script.py': "os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'x')\nfrom config.celery import app\n",
      },
      'config',
    ],
    [
      'the inner package of Django’s settings',
      { 'manage.py': MANAGE, 'config/settings/celery.py': APP },
      'config.settings',
    ],
    ['Django below the root', { 'backend/manage.py': MANAGE, 'backend/config/celery.py': APP }, 'config', 'backend'],
    ['Django with the app elsewhere', { 'manage.py': MANAGE, 'shop/worker.py': APP }, 'shop.worker'],
    ['a src layout', { 'src/shop/__init__.py': '', 'src/shop/celery.py': APP }, 'shop', 'src'],
    [
      'what a factory of another module made',
      { 'app/factory.py': FACTORY, 'wsgi.py': 'celery_app = make_celery(app)\n# Celery' },
      'wsgi:celery_app',
    ],
    [
      'Flask’s extension',
      { 'make_celery.py': 'celery_app = flask_app.extensions["celery"]' },
      'make_celery:celery_app',
    ],
    ['code, not tests', { 'test_app.py': APP, 'tests/celery.py': APP, 'a/b/c.py': APP }, 'a.b.c'],
    [
      'what a docstring tells',
      {
        'config.py': APP,
        'myapp.py': '"""Usage::\n\n  (1)$ celery -A myapp worker -l INFO\n"""\nfrom config import app\n',
      },
      'myapp',
    ],
    ['no docstring about what is not there', { 'config.py': APP + '# celery -A proj worker\n' }, 'config'],
    [
      'the worker module that takes the app and adds the tasks',
      { 'core/app.py': APP, 'core/__init__.py': '', 'worker.py': 'from core.app import app as celery\nimport jobs\n' },
      'worker',
    ],
    [
      '… from its own package',
      {
        'app/__init__.py': "celery = Celery('x')\n",
        'celery_worker.py': 'from app import celery, create_app\napp = create_app()\n',
      },
      'celery_worker:celery',
    ],
    [
      'the module in which a factory fills the app',
      {
        'shop/extensions.py': "cel = Celery('x')\n",
        'shop/_auto.py': 'from shop import create_app\nfrom .extensions import cel\napp = create_app()\n',
      },
      'shop._auto:cel',
    ],
    [
      'no worker module that takes another thing',
      { 'core.py': APP, 'worker.py': 'from core import make\n# Celery' },
      'core',
    ],
    [
      'the folder that its own imports are relative to',
      { 'backend/__init__.py': '', 'backend/app/work/celery_app.py': 'from app.core import x\n' + APP },
      'app.work.celery_app',
      'backend',
    ],
    [
      'the folder above its packages',
      { 'backend/app/__init__.py': '', 'backend/app/work/__init__.py': '', 'backend/app/work/tasks.py': APP },
      'app.work.tasks',
      'backend',
    ],
    [
      '… unless it names the folder itself',
      { 'backend/app/__init__.py': '', 'backend/app/tasks.py': 'from backend.app import x\n' + APP },
      'backend.app.tasks',
    ],
    [
      'what the source has before what a README says',
      { 'README.md': '    celery -A shop worker', 'shop/__init__.py': '', 'shop/views.py': '', 'work.py': APP },
      'work',
    ],
    ['… and the attribute that it has', { 'README.md': '    celery -A work:old worker', 'work.py': APP }, 'work'],
    [
      "Celery's default app, beside its configuration",
      { Procfile: 'w: celery worker', 'celeryconfig.py': '', 'tasks.py': 'from celery import shared_task\n' },
      'celery:current_app',
    ],
    [
      "the package, where a command names Celery's own",
      { Procfile: 'w: cd proj && celery -A celery worker', 'proj/__init__.py': '', 'proj/celery.py': APP },
      'proj',
    ],
    [
      '… in Django',
      {
        'README.md': '```\ncd config\ncelery -A celery worker\n```\n',
        'manage.py': MANAGE,
        'config/__init__.py': '',
        'config/celery.py': APP,
      },
      'config',
    ],
    ['the shallow one', { 'a/b/celery.py': APP, 'z/celery.py': APP }, 'z'],
    ['the usual name', { 'aaa.py': APP, 'tasks.py': APP }, 'tasks'],
    ['anything but celery.py in the root', { 'celery.py': APP, 'zzz/deep/er.py': APP }, 'zzz.deep.er'],
    ['celery.py in the root when there is nothing else', { 'celery.py': APP }, 'celery'],
    [
      'the worker command’s',
      { Procfile: 'w: celery -A shop.work:it worker', 'shop/work.py': APP, 'tasks.py': APP },
      'shop.work:it',
    ],
    [
      'a machine’s command before prose',
      {
        Procfile: 'w: celery -A b worker',
        'README.md': '    celery -A a worker\n    celery -A a worker -c 2\n',
        'a.py': APP,
        'b.py': APP,
      },
      'b',
    ],
    [
      'the most common',
      {
        'README.md': '    celery -A a worker\n    celery -A b worker\n    celery -A b worker\n',
        'a.py': APP,
        'b.py': APP,
      },
      'b',
    ],
    [
      'what exists before what a command says',
      { 'README.md': '    celery -A proj worker\n', 'tasks.py': APP },
      'tasks',
    ],
    ['what a command says when nothing else is known', { Procfile: 'w: celery -A installed worker' }, 'installed'],
    ['no variable of a command', { Procfile: 'w: celery -A $APP worker', 'tasks.py': APP }, 'tasks'],
    [
      'a dotted attribute',
      { Procfile: 'w: celery -A config.celery.app worker', 'config/celery.py': APP },
      'config.celery.app',
    ],
    [
      'a Procfile’s app below src, as it stands',
      { Procfile: 'w: celery -A shop worker', 'src/shop/celery.py': APP },
      'shop',
    ],
    [
      'the app of the source, when a README names a package that has none',
      {
        'README.md': '    celery -A common worker\n',
        'common/__init__.py': '',
        'settings/common.py': 'CELERY_RESULT_EXPIRES = 60\n',
        'ops/__init__.py': '',
        'ops/celery/__init__.py': APP,
      },
      'ops.celery',
    ],
    [
      'the app of a README whose package imports it',
      {
        'README.md': '    celery -A common worker\n',
        'common/__init__.py': 'from .celery_app import x',
        'other.py': APP,
      },
      'common',
    ],
    [
      'a README’s app below src, as it stands',
      { 'README.md': '    celery -A shop worker', 'src/shop/celery.py': APP },
      'shop',
    ],
    [
      'a Procfile’s app where that says',
      { Procfile: 'w: cd src && celery -A shop worker', 'src/shop/celery.py': APP },
      'shop',
      'src',
      'src',
    ],
    [
      '… or where Celery is told to',
      { Procfile: 'w: celery --workdir=web/ -A shop worker', 'web/shop/celery.py': APP },
      'shop',
      'web',
      'web',
    ],
    ['… and in no other folder', { Procfile: 'w: cd api && celery -A shop worker', 'src/shop/celery.py': APP }, 'shop'],
    [
      'a Procfile’s app in its own folder',
      { 'web/Procfile': 'w: celery -A shop worker', 'web/shop/celery.py': APP },
      'shop',
      'web',
      'web',
    ],
    [
      'the app of a Compose file in the root, in the folder of manage.py',
      { 'compose.yaml': COMPOSE, 'web/manage.py': MANAGE, 'web/shop/celery.py': APP },
      'shop',
      'web',
    ],
    ['… in any folder', { 'compose.yaml': COMPOSE, 'services/web/shop/__init__.py': APP }, 'shop', 'services/web'],
    ['… but not in tests', { 'compose.yaml': COMPOSE, 'tests/shop/celery.py': '', 'work.py': APP }, 'work'],
    [
      'the app of a Compose file, in the folder of manage.py, not the folder of the same name',
      { 'compose.yaml': COMPOSE, 'shop/src/manage.py': MANAGE, 'shop/src/shop/celery.py': APP },
      'shop',
      'shop/src',
    ],
    [
      'the app of an image’s script',
      { 'tools/celery.sh': 'cd /backend\n(\n  celery -A shop worker\n)', 'backend/shop/celery.py': APP },
      'shop',
      'backend',
    ],
    [
      'the app of a README, in the folder of manage.py',
      { 'README.md': '    celery -A shop worker', 'src/manage.py': MANAGE, 'src/shop/celery.py': APP },
      'shop',
      'src',
    ],
    [
      'the app of an image, in the folder that it is built from',
      { 'compose.yaml': COMPOSE.replace('    command', '    build: ./web\n    command'), 'web/shop/celery.py': APP },
      'shop',
      'web',
      'web',
    ],
  ])('%s', async (_what, files, app, importRoot, ...runsIn) => {
    const { chosen } = await search(files)
    expect([chosen?.app, chosen?.importRoot]).toEqual([app, importRoot])
    if (runsIn.length > 0) expect(chosen?.folder).toBe(runsIn[0])
  })

  it.each<[Said, string]>([
    [{ flag: 'f', variable: 'v', setting: 's' }, 'flag f'],
    [{ variable: 'v', setting: 's' }, 'variable v'],
    [{ setting: 's' }, 'settings s'],
    [{}, 'launch-command c'],
  ])('%j: %s', async (said, expected) => {
    const { chosen } = await search({ Procfile: 'w: celery -A c worker', 'c.py': APP }, said)
    expect(`${chosen?.source} ${chosen?.app}`).toBe(expected)
  })
})

it('finds none and says where it looked', async () => {
  const { chosen, candidates, looked } = await search({ 'app.py': 'print(1)' })
  expect([chosen, candidates]).toEqual([null, []])
  expect(looked.length).toBeGreaterThan(3)
})

it.each<[title: string, files: Record<string, string>, others: string[]]>([
  ['two apps', { Procfile: 'w: celery -A a worker', 'a.py': APP, 'b.py': APP }, ['b b.py:2']],
  ['an app of tests', { 'a.py': APP, 'tests/b.py': APP }, []],
  [
    'a module that hands on the app',
    { 'core.py': APP, 'worker.py': 'from core import app\nimport jobs\n# Celery' },
    [],
  ],
  [
    'the module of the app and its package',
    {
      'worker.sh': 'celery -A shop.celery worker',
      'shop/celery.py': APP,
      'shop/tasks.py': '# celery -A shop.celery worker\n',
    },
    [],
  ],
  ['two in one module', { 'a.py': "app = Celery('x')\nmail = Celery('y')\n" }, ['a:mail a.py:2']],
])('the other apps: %s', async (_title, files, others) => {
  const found = await search(files)
  expect((found.others ?? []).map(({ app, where }) => `${app} ${where}`)).toEqual(others)
})

it('lists all candidates, always in the same order', async () => {
  const { candidates } = await search({ 'b/celery.py': APP, 'a/celery.py': APP, 'tests/x.py': APP })
  expect(candidates.map(({ app, where }) => `${app} ${where}`)).toEqual([
    'a a/celery.py:2',
    'b b/celery.py:2',
    'tests.x tests/x.py:2',
  ])
})
