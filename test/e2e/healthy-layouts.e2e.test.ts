import { describe, expect, it } from 'vitest'
import type { DoctorReport } from '../../src/doctor/report.ts'
import { makeTree } from '../project/tree.ts'
import { runBin } from '../support/run-bin.ts'
import { rowsFor, venv, venvNames } from '../support/venv.ts'

const TASKS = 'from celery import shared_task\n\n\n@shared_task\ndef add(x, y):\n    return x + y\n'
const MANAGE =
  'import os\nfrom django.core.management import execute_from_command_line\n' +
  "os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'config.settings')\n"
const DJANGO = {
  'manage.py': MANAGE,
  'config/__init__.py': '# So that shared_task will use this app.\nfrom .celery import app as celery_app\n',
  'config/celery.py':
    "import os\nfrom celery import Celery\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'config.settings')\n" +
    "app = Celery('config')\napp.config_from_object('django.conf:settings', namespace='CELERY')\napp.autodiscover_tasks()\n",
  'config/settings.py': "SECRET_KEY = 'x'\nINSTALLED_APPS = ['shop']\nCELERY_BROKER_URL = 'memory://'\nUSE_TZ = True\n",
  'shop/__init__.py': '',
}
const COMPOSE = 'services:\n  worker:\n    build: ./backend\n    command: celery -A config worker -l INFO\n'

const below = (folder: string, files: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]))

/** Layouts of real projects in which nothing is wrong. */
const LAYOUTS: readonly [what: string, files: Record<string, string>][] = [
  [
    'a Compose file above the folder that its image is built from',
    { 'docker-compose.yml': COMPOSE, ...below('backend', { ...DJANGO, 'shop/tasks.py': TASKS }) },
  ],
  [
    'Django’s settings without a namespace, under their old names',
    {
      ...DJANGO,
      'config/celery.py': DJANGO['config/celery.py'].replace(", namespace='CELERY'", ''),
      'config/settings.py': DJANGO['config/settings.py'].replace('CELERY_BROKER_URL', 'BROKER_URL'),
      'shop/tasks.py': TASKS,
    },
  ],
  ['a template whose first task is still to be written', DJANGO],
]

describe.each(venvNames)('no error and no unknown with %s:', (name) => {
  it.each(rowsFor(name, LAYOUTS))('%s', async (_what, files) => {
    const { exitCode, stdout } = await runBin(['doctor', '--json', '--python', await venv(name)], {
      cwd: makeTree(files),
    })
    const { checks } = JSON.parse(stdout) as DoctorReport
    const bad = checks.filter(
      ({ status, severity }) => status === 'unknown' || (status === 'fail' && severity === 'error'),
    )
    expect(bad.map(({ id, message }) => `${id}: ${message}`)).toEqual([])
    expect(exitCode).toBe(0)
  })
})
