import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { runProcess } from '../../src/platform/run-process.ts'
import { MAX_WAIT_MS } from '../support/deadlines.ts'
import { needsRabbit, rabbitPort } from '../support/rabbitmq-server.ts'
import { examineFiles, withFiles, type Files } from '../support/twins.ts'
import { venv, venvNames } from '../support/venv.ts'

const app = (queue: string, ...lines: readonly string[]): Files => ({
  'tasks.py': `from celery import Celery
app = Celery('tasks', broker='amqp://guest:guest@127.0.0.1:${rabbitPort}//')
app.conf.task_default_queue = '${queue}'
${lines.join('\n')}

@app.task
def add(x, y):
    return x + y
`,
})

describe.each(venvNames)('%s', (name) => {
  let python = ''
  beforeAll(async () => {
    python = await venv(name)
  })
  beforeEach((context) => needsRabbit(context))

  /** Runs Python code with a channel of the app. */
  async function onChannel(files: Files, code: string): Promise<string> {
    const script = `from tasks import app\nwith app.connection_for_write() as c:\n    channel = c.channel()\n    ${code}`
    const { stdout, stderr } = await withFiles(files, (cwd) =>
      runProcess(python, ['-c', script], { cwd, deadlineMs: MAX_WAIT_MS, env: process.env }),
    )
    return stdout + stderr
  }

  it('a queue that exists with other arguments, and neither is changed', async () => {
    const queue = `poolwise-${randomUUID()}`
    const declared = app(queue)
    await onChannel(declared, `app.amqp.queues['${queue}'].bind(channel).declare()`)
    try {
      expect(
        await examineFiles(python, { files: app(queue, 'app.conf.task_queue_max_priority = 10'), args: [] }),
      ).toEqual(['error broker.rabbitmq-queue-arguments'])
      expect(await examineFiles(python, { files: declared, args: [] })).toEqual([])
    } finally {
      await onChannel(declared, `channel.queue_delete('${queue}')`)
    }
  })

  it('a queue that does not exist is not created', async () => {
    const queue = `poolwise-${randomUUID()}`
    expect(await examineFiles(python, { files: app(queue), args: [] })).toEqual([])
    expect(await onChannel(app(queue), `channel.queue_declare('${queue}', passive=True)`)).toContain('NOT_FOUND')
  })
})
