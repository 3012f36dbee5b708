import { describe, expect, it } from 'vitest'
import { makeTree } from '../project/tree.ts'
import { examineFolder } from '../support/examine.ts'
import { rowsFor, venv, venvNames } from '../support/venv.ts'

type Files = Readonly<Record<string, string>>

/** A broken project, and what cures it. */
interface Twin {
  readonly files: Files
  readonly cure: Files
  /** `id severity` of what the broken one has; the cured one has nothing. */
  readonly found: readonly string[]
  /** file:line of the first of them. */
  readonly at?: string
  /** Part of its message or of a command that cures it. */
  readonly says?: string
}

const lines = (...text: readonly string[]) => `${text.join('\n')}\n`
const BROKER = 'redis://localhost:6379/0'

const asyncTask = (...body: readonly string[]) =>
  lines(
    'import asyncio',
    'from celery import Celery',
    `app = Celery("shop", broker="${BROKER}")`,
    'async def work(n):',
    '    return n',
    ...body,
  )

/** A Django project whose worker reads config/settings.py. */
const django = (settings: string, celery: readonly string[] = []): Files => ({
  'manage.py': lines(
    'import os',
    'os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")',
    'import django',
  ),
  'config/__init__.py': 'from .celery import app as celery_app\n',
  'config/celery.py': lines(
    'import os',
    'from celery import Celery',
    ...celery,
    'os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")',
    'app = Celery("config")',
    'app.config_from_object("django.conf:settings", namespace="CELERY")',
    'app.autodiscover_tasks()',
  ),
  'config/settings.py': lines('import os', 'SECRET_KEY = "x"', 'INSTALLED_APPS = ["shop"]', settings),
  'shop/__init__.py': '',
  'shop/tasks.py': lines('from celery import shared_task', '@shared_task', 'def pay():', '    return 1'),
})
const url = `CELERY_BROKER_URL = "${BROKER}"`
const fromEnvironment = 'CELERY_BROKER_URL = os.environ["SHOP_BROKER_URL"]'
const below = (folder: string, files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([file, text]) => [`${folder}/${file}`, text]))
const withoutSettings = Object.fromEntries(
  Object.entries(django(url)).filter(([file]) => file !== 'config/settings.py'),
)

const outside = (include: string): Files => ({
  'core/__init__.py': '',
  'core/app.py': lines('from celery import Celery', `app = Celery("core", broker="${BROKER}"${include})`),
  'reports/__init__.py': '',
})

const taskClass = (...below: readonly string[]) =>
  lines(
    'from celery import Task',
    'from core.app import app',
    'class Build(Task):',
    '    name = "core.jobs.build"',
    '    def run(self, n):',
    '        return n',
    ...below,
  )

/** Which settings the worker's module, manage.py and wsgi.py name. */
const stages = (celery: string, manage: string, wsgi: string): Files => {
  const files = django('')
  return {
    ...files,
    'manage.py': files['manage.py']!.replace('config.settings', `config.${manage}`),
    'config/celery.py': files['config/celery.py']!.replace('config.settings', `config.${celery}`),
    'config/wsgi.py': lines('import os', `os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.${wsgi}")`),
    'config/dev.py': lines('from .settings import *', 'CELERY_BROKER_URL = "redis://localhost:6379/5"'),
    'config/prod.py': lines('from .settings import *', url),
  }
}
const overriding = (name: string): Files => ({
  'config/celery.py': stages(name, '', '')
    ['config/celery.py']!.replace(/setdefault\(("\w+"), ("[\w.]+")\)/, '[$1] = $2')
    .replace('environ.[', 'environ['),
})
const image = 'FROM python\nENV DJANGO_SETTINGS_MODULE=config.prod\n'
const composed = (worker: string) =>
  `services:\n  web:\n    command: gunicorn config.wsgi\n    environment: {DJANGO_SETTINGS_MODULE: config.prod}\n  worker:\n    command: celery -A config worker\n${worker}`
const fromEnvFile = `CELERY_BROKER_URL = os.environ.get("SHOP_BROKER_URL", "${BROKER}")`
const ownEnv = lines(
  'import os',
  'def load_dotenv():',
  '    for line in open(".env"):',
  '        os.environ.setdefault(*line.strip().split("=", 1))',
)
const dotenvManage = lines(
  'import django, os',
  'from own_env import load_dotenv',
  'load_dotenv()',
  'os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")',
)

const twoNames: Files = {
  'jobs/__init__.py': '',
  'jobs/app.py': lines('from celery import Celery', `app = Celery("jobs", broker="${BROKER}", include=["jobs.work"])`),
  'jobs/work.py': lines('from jobs.app import app', '@app.task', 'def w(n):', '    return n'),
  'start.sh': 'celery -A jobs.app worker\n',
}

const web = (...imports: readonly string[]): Files => ({
  'shop/__init__.py': '',
  'shop/worker.py': lines('from celery import Celery', `app = Celery("a", broker="${BROKER}", include=["shop.jobs"])`),
  'shop/jobs.py': lines('from celery import shared_task', '@shared_task', 'def pay(n):', '    return n'),
  'shop/main.py': lines(
    'from flask import Flask',
    ...imports,
    'web = Flask(__name__)',
    'def start(n):',
    '    pay.delay(n)',
  ),
})

const twoApps = (how: string) =>
  lines(
    'from celery import Celery',
    `app = Celery("a", broker="${BROKER}", include=["shop.jobs"])`,
    `mail = Celery("b", broker="redis://localhost:6379/4"${how})`,
  )

const twins: Readonly<Record<string, Twin>> = {
  'an async task': {
    files: { 'shop.py': asyncTask('@app.task', 'async def refresh(n):', '    return n') },
    cure: { 'shop.py': asyncTask('@app.task', 'def refresh(n):', '    return asyncio.run(work(n))') },
    found: ['app.async-tasks error'],
    at: 'shop.py:6',
  },
  'a variable that only .env holds': {
    files: { ...django(fromEnvironment), '.env': `A=1\nSHOP_BROKER_URL=${BROKER}\n` },
    cure: django(fromEnvironment, [`os.environ.setdefault("SHOP_BROKER_URL", "${BROKER}")`]),
    found: ['app.imports error'],
    at: 'config/settings.py:4',
    says: 'sh -c set -a; . ./.env; exec celery -A config worker',
  },
  'a KeyError in the settings': {
    files: django(lines(url, 'RATE = {"a": 1}["b"]')),
    cure: django(lines(url, 'RATE = {"a": 1}["a"]')),
    found: ['app.imports error'],
    at: 'config/settings.py:5',
    says: "KeyError: 'b'",
  },
  'an AttributeError in the settings': {
    files: django(lines(url, 'RATE = None.lower()')),
    cure: django(url),
    found: ['app.imports error'],
    at: 'config/settings.py:5',
    says: "AttributeError: 'NoneType' object has no attribute 'lower'",
  },
  'a KeyError in celeryconfig': {
    files: {
      'shop.py': lines('from celery import Celery', 'app = Celery("shop")', 'app.config_from_object("celeryconfig")'),
      'celeryconfig.py': lines(`broker_url = "${BROKER}"`, 'worker_state_db = {}["b"]'),
    },
    cure: { 'celeryconfig.py': lines(`broker_url = "${BROKER}"`) },
    found: ['app.imports error'],
    at: 'celeryconfig.py:2',
    says: "KeyError: 'b'",
  },
  "an app's folder that is not in INSTALLED_APPS": {
    files: {
      ...django(url),
      'mail/__init__.py': '',
      'mail/tasks.py': lines('from celery import shared_task', '@shared_task', 'def send():', '    return 1'),
      'shop/views.py': lines('from mail.tasks import send', 'def pay(request):', '    send.delay()'),
    },
    cure: { 'config/settings.py': lines('SECRET_KEY = "x"', 'INSTALLED_APPS = ["shop", "mail"]', url) },
    found: ['app.tasks-registered error'],
    at: 'mail/tasks.py:3',
    says: 'mail/tasks.py',
  },
  "a task module outside of the app's package": {
    files: {
      ...outside(''),
      'reports/jobs.py': lines('from core.app import app', '@app.task', 'def build():', '    return 1'),
      'api.py': lines('from reports.jobs import build', 'build.delay()'),
    },
    cure: outside(', include=["reports.jobs"]'),
    found: ['app.tasks-registered error'],
    at: 'reports/jobs.py:3',
    says: 'api.py:2',
  },
  'a task class that no app has registered': {
    files: {
      ...outside(', include=["core.jobs"]'),
      'core/jobs.py': taskClass(),
      'api.py': lines('from core.jobs import Build', 'Build().delay(1)'),
    },
    cure: {
      'core/jobs.py': taskClass('Build = app.register_task(Build())'),
      'api.py': lines('from core.jobs import Build', 'Build.delay(1)'),
    },
    found: ['app.tasks-registered error'],
    at: 'core/jobs.py:3',
    says: 'api.py:2',
  },
  'a module that only the command includes': {
    files: {
      ...outside(''),
      'core/jobs.py': lines('from core.app import app', '@app.task', 'def build():', '    return 1'),
      Procfile: 'worker: celery -A core.app worker\n',
    },
    cure: { Procfile: 'worker: celery -A core.app worker -I core.jobs\n' },
    found: ['app.tasks-registered error'],
  },
  'a worker that is started on an old copy': {
    files: {
      'shop.py': asyncTask('@app.task', 'def refresh(n):', '    return n'),
      'build/lib/shop.py': asyncTask(),
      'README.md': lines('```', 'cd build/lib', 'celery -A shop worker', '```'),
    },
    cure: { 'README.md': lines('```', 'celery -A shop worker', '```') },
    found: ['app.tasks-registered error'],
    at: 'README.md:3',
  },
  'a file that is imported by two names': {
    files: {
      ...twoNames,
      'api.py': lines('import sys', 'sys.path.insert(0, "jobs")', 'from work import w', 'w.delay(1)'),
    },
    cure: { 'api.py': lines('from jobs.work import w', 'w.delay(1)') },
    found: ['app.task-names-stable warn'],
    at: 'api.py:4',
    says: 'work.w',
  },
  'a worker that is started inside of its package': {
    files: {
      ...twoNames,
      'jobs/app.py': lines('from celery import Celery', `app = Celery("jobs", broker="${BROKER}", include=["work"])`),
      'jobs/work.py': lines('from app import app', '@app.task', 'def w(n):', '    return n'),
      'api.py': lines('from jobs.work import w', 'w.delay(1)'),
      'start.sh': lines('cd jobs', 'celery -A app worker'),
    },
    cure: twoNames,
    found: ['app.task-names-stable warn'],
    at: 'api.py:2',
  },
  'a web application that loads no app': {
    files: web('from shop.jobs import pay'),
    cure: web('from shop.jobs import pay', 'from shop.worker import app'),
    found: ['app.loaded-by-project warn'],
    at: 'shop/main.py:5',
  },
  "a Django project whose package does not load an app that doesn't read Django's settings": {
    files: {
      ...django(''),
      'config/__init__.py': '',
      'config/celery.py': lines(
        'import os',
        'from celery import Celery',
        'os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")',
        `app = Celery("config", broker="${BROKER}")`,
        'app.autodiscover_tasks()',
      ),
      'shop/views.py': lines('from .tasks import pay', 'def view(request):', '    pay.delay()'),
    },
    cure: { 'config/__init__.py': 'from .celery import app as celery_app\n' },
    found: ['app.loaded-by-project warn'],
    at: 'shop/tasks.py:3',
  },
  'a shared task of the app made last': {
    files: { ...web('from shop.jobs import pay', 'from shop.worker import app'), 'shop/worker.py': twoApps('') },
    cure: { 'shop/worker.py': twoApps(', set_as_current=False') },
    found: ['app.loaded-by-project warn'],
    at: 'shop/main.py:6',
  },
  "settings that only the worker's module names": {
    files: stages('dev', 'prod', 'prod'),
    cure: stages('prod', 'prod', 'prod'),
    found: ['app.same-settings warn'],
    at: 'manage.py:2',
    says: '/5',
  },
  'an app that overrides what the image names': {
    files: { ...stages('dev', 'prod', 'prod'), ...overriding('dev'), Dockerfile: image },
    cure: overriding('prod'),
    found: ['app.same-settings warn'],
    says: '/5',
  },
  'a folder that only manage.py puts on sys.path': {
    files: {
      ...django(url),
      'manage.py': lines('import os, sys, django', 'sys.path.append("apps")', 'NAME = "DJANGO_SETTINGS_MODULE"'),
      'config/settings.py': lines('SECRET_KEY = "x"', 'INSTALLED_APPS = ["apps.mail"]', url),
      'apps/__init__.py': '',
      'apps/mail/__init__.py': '',
      'apps/mail/tasks.py': lines('from celery import shared_task', '@shared_task', 'def pay():', '    return 1'),
      'config/views.py': lines('from mail.tasks import pay', 'def view(request):', '    pay.delay()'),
    },
    cure: { 'config/views.py': lines('from apps.mail.tasks import pay', 'def view(request):', '    pay.delay()') },
    found: ['app.task-names-stable warn'],
    at: 'config/views.py:3',
  },
  'a service with other settings than the worker': {
    files: { ...stages('dev', 'dev', 'dev'), 'compose.yml': composed('') },
    cure: { 'compose.yml': composed('    environment: {DJANGO_SETTINGS_MODULE: config.prod}\n') },
    found: ['app.same-settings warn'],
    at: 'compose.yml:2',
  },
  'a .env that only manage.py reads': {
    files: {
      ...django(fromEnvFile),
      '.env': 'SHOP_BROKER_URL=redis://localhost:6379/3\n',
      'manage.py': dotenvManage,
      'own_env.py': ownEnv,
    },
    cure: { 'config/celery.py': django('', ['from own_env import load_dotenv', 'load_dotenv()'])['config/celery.py']! },
    found: ['app.same-settings warn'],
    at: 'manage.py:3',
  },
  "an app that is named from outside of its modules' folder": {
    files: { ...below('src', django(url)), 'src/__init__.py': '', Procfile: 'worker: celery -A src.config worker\n' },
    cure: { Procfile: 'worker: celery --workdir=src -A config worker\n' },
    found: ['app.found error'],
    at: 'Procfile:1',
    says: 'celery --workdir=src -A config worker',
  },
  'settings that were not made from their example': {
    files: { ...withoutSettings, 'config/settings.example.py': lines('SECRET_KEY = "x"', url) },
    cure: { 'config/settings.py': lines('SECRET_KEY = "x"', 'INSTALLED_APPS = ["shop"]', url) },
    found: ['app.django-settings error'],
    says: 'cp config/settings.example.py config/settings.py',
  },
}

describe.each(venvNames)('healthy, %s', (name) => {
  it.each<[title: string, files: Files]>(
    rowsFor(name, [
      ['manage.py for development, wsgi.py for production', stages('dev', 'dev', 'prod')],
      [
        "Celery's default app, beside celeryconfig.py",
        {
          Procfile: 'worker: celery worker\n',
          'celeryconfig.py': lines(`broker_url = "${BROKER}"`, 'imports = ["jobs"]'),
          'jobs.py': lines('from celery import shared_task', '@shared_task', 'def pay():', '    return 1'),
        },
      ],
      [
        'an app in a folder of the repository',
        {
          'backend/app/__init__.py': '',
          'backend/app/core/__init__.py': '',
          'backend/app/core/config.py': `URL = "${BROKER}"\n`,
          'backend/app/worker/__init__.py': '',
          'backend/app/worker/celery_app.py': lines(
            'from celery import Celery',
            'from app.core.config import URL',
            'celery_app = Celery("worker", broker=URL)',
            '@celery_app.task',
            'def pay():',
            '    return 1',
          ),
        },
      ],
      [
        'a service whose environment leads to the same broker',
        {
          ...stages('dev', 'dev', 'dev'),
          'config/prod.py': 'from .dev import *\n',
          'compose.yml': composed(''),
        },
      ],
    ]),
  )('%s', async (_, files) => {
    expect((await examineFolder(makeTree(files), ['--python', await venv(name)])).found).toEqual([])
  })
})

it('what is only there on the target is unknown, not missing', async () => {
  const files = { 'shop.py': lines('import win32com.client', 'from celery import Celery', 'app = Celery("shop")') }
  const args = ['--python', await venv('celery-5.7.0'), '--target', 'windows']
  const { found, find } = await examineFolder(makeTree(files), args)
  expect(found.filter((one) => one.startsWith('app.'))).toEqual([])
  expect(find('app.imports')).toMatchObject({ status: 'unknown' })
})

describe.each(venvNames)('broken and cured, %s', (name) => {
  it.each(rowsFor(name, Object.entries(twins), ([, { found }]) => found.join()))(
    '%s',
    async (_, { files, cure, found, at, says }) => {
      const args = ['--python', await venv(name)]
      const broken = await examineFolder(makeTree(files), args)
      expect(broken.found).toEqual(found)
      const { location, message, remediation } = broken.find(found[0]!.split(' ')[0]!)
      if (at !== undefined) expect(`${location?.file}:${location?.line}`).toBe(at)
      const commands = remediation?.commands.map(({ argv }) => argv.join(' ')) ?? []
      if (says !== undefined) expect([message, ...commands].join('\n')).toContain(says)
      expect((await examineFolder(makeTree({ ...files, ...cure }), args)).found).toEqual([])
    },
  )
})
