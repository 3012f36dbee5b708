import { randomUUID } from 'node:crypto'
import { runProcess } from '../../src/platform/run-process.ts'

/** What a real worker and a real producer do in a fixture project, where a check says what they will do. */
export const redisUrl = process.env['TEST_REDIS_URL']

const clean = () =>
  Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(CELERY|POOLWISE|DJANGO|VIRTUAL_ENV|FORKED_BY)/.test(name)),
  )

/** Everything that Python says: code is run in the project's folder. */
export async function runCode(python: string, cwd: string, code: string, env: Record<string, string> = {}) {
  const { exitCode, stdout, stderr } = await runProcess(python, ['-c', code], {
    cwd,
    env: { ...clean(), PYTHONDONTWRITEBYTECODE: '1', ...env },
    deadlineMs: 20_000,
  })
  return { exitCode, said: stdout + stderr }
}

export interface WorkerRun {
  readonly exitCode: number | null
  readonly log: string
}

/** The log of a worker that runs for some seconds, unless it ends by itself. */
export async function runWorker(
  python: string,
  cwd: string,
  options: readonly string[],
  { seconds = 5, app = 'shop', env = {} }: { seconds?: number; app?: string; env?: Record<string, string> } = {},
): Promise<WorkerRun> {
  const argv = ['-m', 'celery', '-A', app, 'worker', '-l', 'INFO', '--without-mingle', '--without-gossip', ...options]
  const { exitCode, stdout, stderr } = await runProcess(python, argv, {
    cwd,
    env: { ...clean(), PYTHONDONTWRITEBYTECODE: '1', ...env },
    deadlineMs: seconds * 1_000,
  })
  return { exitCode, log: stdout + stderr }
}

/** Sends shop.pay into a queue of its own, and lets a worker of the project have it. */
export async function runTask(
  python: string,
  cwd: string,
  options: readonly string[],
  env: Record<string, string> = {},
): Promise<string> {
  const queue = `poolwise-test-${randomUUID()}`
  const broker = { SHOP_BROKER: redisUrl ?? '', ...env }
  const sent = await runCode(
    python,
    cwd,
    `import os; from celery import Celery; Celery(broker=os.environ['SHOP_BROKER']).send_task('shop.pay', queue='${queue}')`,
    broker,
  )
  if (sent.exitCode !== 0) throw new Error(sent.said)
  return (await runWorker(python, cwd, [...options, '-Q', queue], { env: broker, seconds: 6 })).log
}
