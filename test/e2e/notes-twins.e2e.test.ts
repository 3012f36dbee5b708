import { beforeAll, describe, expect, it } from 'vitest'
import { examineCheck, type Files } from '../support/twins.ts'
import { rowsFor, venv, venvNames } from '../support/venv.ts'

const app = (...lines: readonly string[]): Files => ({
  'tasks.py': `from celery import Celery
app = Celery('tasks', broker='redis://localhost:6379/0')

${lines.join('\n')}
`,
})

const beat = (options: string): Files =>
  app(
    '@app.task(time_limit=60)',
    'def refresh():',
    '    pass',
    '',
    `app.conf.beat_schedule = {'refresh': {'task': 'tasks.refresh', 'schedule': 30${options}}}`,
  )

const retried = (options: string): Files =>
  app(`@app.task(bind=True${options})`, 'def fetch(self):', '    raise self.retry(countdown=5)')

const view = (send: string): Files => ({
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
CELERY_BROKER_URL = 'redis://localhost:6379/0'
`,
  'shop/__init__.py': '',
  'shop/tasks.py': 'from celery import shared_task\n\n\n@shared_task\ndef charge(x):\n    return x\n',
  'shop/views.py': `from django.db import transaction
from shop.tasks import charge

def buy(request):
    with transaction.atomic():
        ${send}
`,
})

const twins: readonly (readonly [id: string, at: string, noted: Files, cured: Files])[] = [
  ['config.beat-interval', 'tasks.py:8', beat(''), beat(', "options": {"expires": 25}')],
  ['config.retries-bounded', 'tasks.py:4', retried(', max_retries=None'), retried(', max_retries=5')],
  [
    'producer.on-commit',
    'shop/views.py:6',
    view('charge.delay(1)'),
    view('transaction.on_commit(lambda: charge.delay(1))'),
  ],
]

describe.each(venvNames)('%s', (name) => {
  let python = ''
  beforeAll(async () => {
    python = await venv(name)
  })

  it.each(rowsFor(name, twins, ([id]) => id))('%s', async (id, at, noted, cured) => {
    expect(await examineCheck(python, id, { files: noted })).toBe(`info ${id} at ${at}`)
    expect(await examineCheck(python, id, { files: cured })).toBeNull()
  })
})
