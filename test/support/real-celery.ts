import { randomUUID } from 'node:crypto'
import { runProcess } from '../../src/platform/run-process.ts'
import { MAX_WAIT_MS } from './deadlines.ts'

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
    deadlineMs: MAX_WAIT_MS,
  })
  return { exitCode, said: stdout + stderr }
}

export interface WorkerRun {
  readonly exitCode: number | null
  readonly log: string
}

export interface WorkerOptions {
  /** The worker is ended when its log matches this; without it, it has to end itself. */
  readonly until?: RegExp
  /** Milliseconds that it goes on for after that: time enough to do what it must not do. */
  readonly graceMs?: number
  readonly app?: string
  /** It speaks to other workers, as it does by default. */
  readonly connected?: boolean
  readonly env?: Record<string, string>
}

/** The log of a real worker, until it says what is waited for. */
export async function runWorker(
  python: string,
  cwd: string,
  options: readonly string[],
  { until, graceMs = 0, app = 'shop', connected = false, env = {} }: WorkerOptions = {},
): Promise<WorkerRun> {
  const enough = new AbortController()
  let log = ''
  const read = (chunk: Buffer) => {
    log += chunk.toString('utf8')
    if (until?.test(log)) setTimeout(() => enough.abort(), graceMs)
  }
  const alone = connected ? [] : ['--without-mingle', '--without-gossip']
  const argv = ['-m', 'celery', '-A', app, 'worker', '-l', 'INFO', ...alone, ...options]
  const { exitCode } = await runProcess(python, argv, {
    cwd,
    env: { ...clean(), PYTHONDONTWRITEBYTECODE: '1', ...env },
    deadlineMs: MAX_WAIT_MS,
    signal: enough.signal,
    onStdout: read,
    onStderr: read,
  })
  return { exitCode, log }
}

/** Sends shop.pay into a queue of its own, and lets a worker of the project have it. */
export async function runTask(
  python: string,
  cwd: string,
  options: readonly string[],
  { env = {}, ...how }: WorkerOptions,
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
  return (await runWorker(python, cwd, [...options, '-Q', queue], { ...how, env: broker })).log
}
