import { beforeAll, describe, expect, it } from 'vitest'
import { examineFiles, type Files, type Twin } from '../support/twins.ts'
import { venv, venvNames } from '../support/venv.ts'

/** An app in tasks.py; `lines` follow it. */
const app = (...lines: readonly string[]): Files => ({
  'tasks.py': `from celery import Celery

app = Celery('tasks', broker='redis://localhost:6379/0')
${lines.join('\n')}

@app.task
def add(x, y):
    return x + y
`,
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
]

describe.each(venvNames)('%s', (name) => {
  let python = ''
  beforeAll(async () => {
    python = await venv(name)
  })

  it.each(twins)('%s: %s', async (_, named, broken, cured) => {
    expect(await examineFiles(python, broken)).toEqual([named])
    expect(await examineFiles(python, cured)).toEqual([])
  })
})
