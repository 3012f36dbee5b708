import { expect, it } from 'vitest'
import { walkProject } from '../../src/project/walk.ts'
import { findSelfStartingScripts } from '../../src/project/self-starting-scripts.ts'
import { makeTree } from './tree.ts'

const patch = 'from gevent import monkey\nmonkey.patch_all()\n'

it.each<[title: string, files: Record<string, string>, found: string[]]>([
  [
    'a script that patches and starts',
    { 'run.py': `${patch}from shop import app\napp.worker_main(['worker'])\n` },
    ['run.py'],
  ],
  [
    'eventlet, and the celery program',
    { 'run.py': 'import eventlet\neventlet.monkey_patch()\nfrom celery.__main__ import main\nmain()\n' },
    ['run.py'],
  ],
  ['gevent.monkey starts it', { Procfile: 'worker: python -m gevent.monkey -m celery -A shop worker\n' }, ['Procfile']],
  ['an app that patches itself', { 'shop.py': `${patch}from celery import Celery\napp = Celery()\n` }, []],
  ['a script that only starts', { 'run.py': "app.worker_main(['worker'])\n" }, []],
])('%s', async (_, files, found) => {
  const root = makeTree(files)
  expect(await findSelfStartingScripts(root, (await walkProject(root)).files)).toEqual(found)
})
