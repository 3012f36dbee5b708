import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runProcess } from '../../src/platform/run-process.ts'
import { MAX_WAIT_MS } from '../support/deadlines.ts'
import { examineFiles, withFiles, type Files } from '../support/twins.ts'
import { rowsFor, venv, venvNames, type VenvName } from '../support/venv.ts'

const APP = 'from celery import Celery\napp = Celery("shop", broker="memory://")\n'
const handler = (signal: string) => `
@app.task
def ping():
    return 1
@app.${signal}.connect
def fill(sender, **kwargs):
    sender.add_periodic_task(3600.0, ping.s(), name="hourly")
`
const inTasks = (signal: string, app = 'app.autodiscover_tasks(["shop"])\n'): Files => ({
  'shop/__init__.py': '',
  'shop/celery.py': APP + app,
  'shop/tasks.py': `from shop.celery import app\n${handler(signal)}`,
})
const inApp = (before: string): Files => ({
  'shop/__init__.py': '',
  'shop/celery.py': `${APP}${before}${handler('on_after_configure')}`,
})
const DJANGO: Files = {
  'manage.py': 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")\nimport django\n',
  'shop/settings.py':
    'SECRET_KEY = "x"\nINSTALLED_APPS = ["shop"]\nUSE_TZ = True\nCELERY_TIMEZONE = "UTC"\nCELERY_BROKER_URL = "memory://"\n',
}
const fromSettings = `import os
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")
app = Celery("shop")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
`

/** Whether the schedule that beat starts with has the handler's entry. */
async function isScheduled(files: Files, name: VenvName): Promise<boolean> {
  const started = new AbortController()
  let said = ''
  const read = (chunk: Buffer) => {
    said += chunk.toString('utf8')
    if (said.includes('Ticking')) started.abort()
  }
  const program = join(dirname(await venv(name)), 'celery')
  await withFiles(files, (root) =>
    runProcess(program, ['-A', 'shop', 'beat', '-l', 'DEBUG'], {
      cwd: root,
      env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' },
      deadlineMs: MAX_WAIT_MS,
      signal: started.signal,
      onStdout: read,
      onStderr: read,
    }),
  )
  expect(said).toContain('Current schedule')
  return said.includes('hourly')
}

describe.each(venvNames)('%s', (name) => {
  it.each<[string, Files, Files]>(
    rowsFor(name, [
      ['a handler in a task module', inTasks('on_after_configure'), inTasks('on_after_finalize')],
      [
        'a handler below a setting that was read',
        inApp('ZONE = app.conf.timezone\n'),
        inApp('app.conf.timezone = "UTC"\n'),
      ],
      [
        'a handler in a task module of Django',
        { ...DJANGO, ...inTasks('on_after_configure', fromSettings) },
        { ...DJANGO, ...inTasks('on_after_finalize', fromSettings) },
      ],
    ]),
  )('%s', async (_, broken, cured) => {
    const python = await venv(name)
    expect(await isScheduled(broken, name)).toBe(false)
    expect((await examineFiles(python, { files: broken })).join('\n')).toContain('error config.beat-handlers-run')
    expect(await isScheduled(cured, name)).toBe(true)
    expect((await examineFiles(python, { files: cured })).join('\n')).not.toContain('config.beat-handlers-run')
  })
})
