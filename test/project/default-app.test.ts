import { expect, it } from 'vitest'
import { namesNoApp } from '../../src/celery-command/names-no-app.ts'
import { defaultAppIsConfigured } from '../../src/project/launch-context/default-app.ts'
import { launchCommand } from '../support/facts.ts'
import { makeTree } from './tree.ts'

it.each<[string, boolean]>([
  ['celery worker -l INFO', true],
  ['celery -b redis:// worker', true],
  ['celery -A shop worker', false],
  ['celery worker -A shop', false],
  ['celery --app=shop worker', false],
  ['celery --config=settings worker', false],
  ['celery worker -I shop.jobs', false],
  ['celery $ARGS worker', false],
  ['poolwise worker launch', false],
])('names no app: %s', (command, expected) => expect(namesNoApp(launchCommand(command))).toBe(expected))

it('a variable beside the command names it', () => {
  expect(namesNoApp({ ...launchCommand('celery worker'), env: { CELERY_APP: 'shop' } })).toBe(false)
})

it.each<[string, Record<string, string>, Record<string, string>, boolean]>([
  ['nothing', { 'tasks.py': '' }, {}, false],
  ['celeryconfig.py', { 'celeryconfig.py': '' }, {}, true],
  ['celeryconfig.py of the folder that the worker runs in', { 'backend/celeryconfig.py': '' }, {}, true],
  ['a variable', { 'tasks.py': '' }, { CELERY_APP: 'tasks' }, true],
  ['a variable of an image', { Dockerfile: 'ENV CELERY_APP=tasks' }, {}, true],
  ['a variable in .env', { '.env': 'CELERY_CONFIG_MODULE=settings\n' }, {}, true],
])('the default app is configured: %s', async (_, files, env, expected) =>
  expect(await defaultAppIsConfigured(makeTree(files), Object.keys(files), env)).toBe(expected),
)
