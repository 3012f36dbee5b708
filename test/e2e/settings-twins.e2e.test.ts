import { beforeAll, describe, expect, it } from 'vitest'
import { examineFiles, type Files, type Twin } from '../support/twins.ts'
import { rowsFor, venv, venvNames } from '../support/venv.ts'

/** An app in tasks.py; `lines` follow it. */
const app = (...lines: readonly string[]): Files => withBroker('"redis://localhost:6379/0"', ...lines)

/** A program that sends. */
const sender: Files = { 'web.py': 'from tasks import add\n\n\ndef view():\n    add.delay(1, 2)\n' }

/** @param broker a Python expression */
const withBroker = (broker: string, ...lines: readonly string[]): Files => ({
  'tasks.py': `import os
from celery import Celery
app = Celery('tasks', broker=${broker})
${lines.join('\n')}

@app.task
def add(x, y):
    return x + y
`,
})

const BACKEND = 'app.conf.result_backend = "redis://localhost:6379/1"'
const AWAITS = 'from tasks import add\n\n\ndef view():\n    return add.delay(1, 2).get()\n'

const workerOf = (broker: string): Files => ({
  ...app(),
  'web.py': 'from tasks import add\n\n\ndef view():\n    add.delay(1, 2)\n',
  Procfile: `worker: celery -A tasks -b ${broker} worker\n`,
})

/** @param name of the app that the result is given */
const view = (name: string): string =>
  `from celery.result import AsyncResult
from tasks import app

def view(id):
    return AsyncResult(id${name === '' ? '' : `, app=${name}`}).status
`

const calls = (option: string): Files => ({
  'web.py': `from tasks import add\n\nadd.apply_async((1, 2), ${option})\n`,
})

const procfile = (scheduler: string): Files => ({
  Procfile: `worker: celery -A tasks worker\nbeat: celery -A tasks beat -S ${scheduler}\n`,
})

const beatCommand = (options: string): string =>
  `worker: celery -A tasks worker\nbeat: celery -A tasks beat ${options}\n`

const scheduled = app('app.conf.beat_schedule = {"adding": {"task": "tasks.add", "schedule": 60.0, "args": (1, 2)}}')

const twoApps = (first: string, second: string): Files =>
  Object.fromEntries([
    ['Procfile', 'one: celery -A one worker\ntwo: celery -A two worker\n'],
    ...[
      ['one', first],
      ['two', second],
    ].map(([name, line]) => [
      `${name}.py`,
      `from celery import Celery
app = Celery('${name}', broker='redis://localhost:6379/0')
${line}

@app.task
def fetch(x):
    return x
`,
    ]),
  ]) as Files

const filesystem = (read: string, written: string): Files =>
  withBroker(
    '"filesystem://"',
    `app.conf.broker_transport_options = {"data_folder_in": "${read}", "data_folder_out": "${written}"}`,
  )

/** A Django project with these lines in its settings. */
const django = (...lines: readonly string[]): Files => ({
  'manage.py': 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "site1.settings")\n',
  'site1/__init__.py': 'from .celery import app as celery_app\n',
  'site1/celery.py': `import os
from celery import Celery
os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'site1.settings')
app = Celery('site1')
app.config_from_object('django.conf:settings', namespace='CELERY')
app.autodiscover_tasks()
`,
  'site1/settings.py': `SECRET_KEY = 'x'
INSTALLED_APPS = ['shop']
USE_TZ = True
CELERY_BROKER_URL = 'redis://localhost:6379/0'
${lines.join('\n')}
`,
  'shop/__init__.py': '',
  'shop/tasks.py': 'from celery import shared_task\n\n\n@shared_task\ndef add(x, y):\n    return x + y\n',
})

/** With a package in the place of django_celery_beat. */
const beatInDatabase = (...lines: readonly string[]): Files => ({
  ...django("INSTALLED_APPS += ['django_celery_beat']", ...lines),
  'django_celery_beat/__init__.py': '',
  Procfile: 'worker: celery -A site1 worker\nbeat: celery -A site1 beat -l info\n',
})

const twins: readonly (readonly [title: string, named: string, broken: Twin, cured: Twin])[] = [
  [
    'pickle is sent, JSON accepted',
    'error config.serializer-accepted at tasks.py:4',
    { files: app('app.conf.task_serializer = "pickle"') },
    { files: app('app.conf.task_serializer = "json"') },
  ],
  [
    'a text instead of a list',
    'error config.serializer-accepted at tasks.py:4',
    { files: app('app.conf.accept_content = ("json")') },
    { files: app('app.conf.accept_content = ("json",)') },
  ],
  [
    'YAML without PyYAML',
    'error config.serializer-accepted at tasks.py:4',
    { files: app('app.conf.update(task_serializer="yaml", accept_content=["yaml", "json"])') },
    { files: app('app.conf.update(task_serializer="json", accept_content=["yaml", "json"])') },
  ],
  [
    'BROKER_URL replaces the broker of the worker alone',
    'error broker.shared-by-all at tasks.py:3',
    { files: app(), env: { BROKER_URL: 'redis://localhost:6379/7' } },
    { files: app(), env: { CELERY_BROKER_URL: 'redis://localhost:6379/7' } },
  ],
  [
    'only the worker has a broker',
    'error broker.configured at tasks.py:3',
    { files: withBroker('os.environ.get("CELERY_BROKER_URL")'), env: { BROKER_URL: 'redis://localhost:6379/7' } },
    {
      files: withBroker('os.environ.get("CELERY_BROKER_URL")'),
      env: { CELERY_BROKER_URL: 'redis://localhost:6379/7' },
    },
  ],
  [
    'folders that differ',
    'error broker.shared-by-all at tasks.py:4',
    { files: filesystem('/srv/in', '/srv/out') },
    { files: filesystem('/srv/queue', '/srv/queue') },
  ],
  [
    'a relative SQLite file',
    'warn broker.shared-by-all at tasks.py:3',
    { files: { ...withBroker('"sqla+sqlite:///queue.db"'), ...sender } },
    { files: { ...withBroker('"sqla+sqlite:////srv/queue.db"'), ...sender } },
  ],
  [
    'a worker command with another broker',
    'error broker.shared-by-all at Procfile:1',
    { files: workerOf('redis://localhost:6379/3') },
    { files: workerOf('redis://127.0.0.1:6379') },
  ],
  [
    'an address in memory, and a web process that sends',
    'error broker.shared-by-all at tasks.py:3',
    {
      files: {
        ...withBroker('"memory://"'),
        'web.py': 'from tasks import add\n\n\ndef view():\n    add.delay(1, 2)\n',
      },
    },
    { files: withBroker('"redis://localhost:6379/0"') },
  ],
  [
    'the state of a result is asked for, without a backend',
    'warn config.result-backend at web.py:5',
    { files: { ...app(), 'web.py': view('app') } },
    { files: { ...app(BACKEND), 'web.py': view('app') } },
  ],
  [
    'a result without its app',
    'warn config.result-backend at web.py:5',
    { files: { ...app(BACKEND), 'web.py': view('') } },
    { files: { ...app(BACKEND), 'web.py': view('app') } },
  ],
  [
    'no task stores the result that is awaited',
    'warn config.result-backend at tasks.py:4',
    { files: { ...app(`${BACKEND}; app.conf.task_ignore_result = True`), 'web.py': AWAITS } },
    { files: { ...app(BACKEND), 'web.py': AWAITS } },
  ],
  [
    'a call names a queue that no worker reads',
    'warn config.routes-consumed at web.py:3',
    { files: { ...app(), ...calls("queue='slow'"), Procfile: 'worker: celery -A tasks worker\n' } },
    { files: { ...app(), ...calls("queue='slow'"), Procfile: 'worker: celery -A tasks worker -Q celery,slow\n' } },
  ],
  [
    'a call sends what the worker refuses',
    'error config.serializer-accepted at web.py:3',
    { files: { ...app(), ...calls("serializer='pickle'") } },
    { files: { ...app(), ...calls("serializer='json'") } },
  ],
  [
    'the task stores no result',
    'warn config.result-backend at web.py:5',
    { files: { ...app(`${BACKEND}; app.conf.task_annotations = {'*': {'ignore_result': True}}`), 'web.py': AWAITS } },
    { files: { ...app(BACKEND), 'web.py': AWAITS } },
  ],
  [
    "beat's scheduler has hyphens",
    'error config.beat-scheduler at Procfile:2',
    { files: { ...app(), ...procfile('django-celery-beat.schedulers:DatabaseScheduler') } },
    { files: { ...app(), ...procfile('celery.beat:PersistentScheduler') } },
  ],
  [
    'a setting with a scheduler that does not exist',
    'error config.beat-scheduler at tasks.py:4',
    { files: app('app.conf.beat_scheduler = "celery.beat.DatabaseScheduler"') },
    { files: app('app.conf.beat_scheduler = "celery.beat.PersistentScheduler"') },
  ],
  [
    'the schedule is in the database, and beat reads the settings',
    'warn config.beat-scheduler at Procfile:2',
    { files: beatInDatabase() },
    {
      files: {
        ...beatInDatabase("CELERY_BEAT_SCHEDULER = 'django_celery_beat.schedulers:DatabaseScheduler'"),
        'django_celery_beat/schedulers.py': 'from celery.beat import PersistentScheduler as DatabaseScheduler\n',
      },
    },
  ],
  [
    "beat's schedule is in a folder that does not exist",
    'error config.beat-scheduler at Procfile:2',
    { files: { ...app(), Procfile: beatCommand('-s run/schedule') } },
    { files: { ...app(), Procfile: beatCommand('-s run/schedule'), 'run/.gitkeep': '' } },
  ],
  [
    'the setting with such a folder',
    'error config.beat-scheduler at tasks.py:4',
    { files: app('app.conf.beat_schedule_filename = "run/schedule"') },
    { files: app('os.makedirs("run", exist_ok=True)', 'app.conf.beat_schedule_filename = "run/schedule"') },
  ],
  [
    'a schedule and no beat',
    'warn config.beat-started at Procfile:1',
    { files: { ...scheduled, Procfile: 'worker: celery -A tasks worker\n' } },
    { files: { ...scheduled, Procfile: beatCommand('-l info') } },
  ],
  [
    'two apps with one queue',
    'warn config.queues-apart at Procfile:1',
    { files: twoApps('', '') },
    { files: twoApps('app.conf.task_default_queue = "one"', 'app.conf.task_default_queue = "two"') },
  ],
  ...[
    'CELERY_BACKEND_URL = "redis://h"',
    'CELERY_RESULTS = "redis://h"',
    'CELERY_SCHEDULE = {}',
    'CELERY_ALREADY_EAGER = False',
  ].map(
    (line) =>
      [
        line,
        'warn config.names-known at site1/settings.py:5',
        { files: django(line) },
        {
          files: {
            ...django(line),
            'shop/views.py': `from django.conf import settings\nprint(settings.${line.split(' ')[0]!})\n`,
          },
        },
      ] as const,
  ),
]

describe.each(venvNames)('%s', (name) => {
  let python = ''
  beforeAll(async () => {
    python = await venv(name)
  })

  it.each(rowsFor(name, twins, ([, named]) => named.split(' at ')[0]!))('%s: %s', async (_, named, broken, cured) => {
    expect(await examineFiles(python, broken)).toEqual([named])
    expect(await examineFiles(python, cured)).toEqual([])
  })
})
