import { spawn } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { hostOs } from '../../src/platform/os.ts'
import { runProcess } from '../../src/platform/run-process.ts'
import type { DoctorReport } from '../../src/doctor/report.ts'
import { failedChecks } from '../support/failed-checks.ts'
import { isFullSuite } from '../support/full-suite.ts'
import { needsRedis, startRedis, type RedisServer } from '../support/redis-server.ts'
import { fixtureProject, repository, runBin } from '../support/run-bin.ts'
import { rowsFor, venv, venvNames } from '../support/venv.ts'
import { MAX_WAIT_MS } from '../support/deadlines.ts'

async function examine(project: string, python: string, command = 'doctor') {
  const { exitCode, stdout } = await runBin([command, '--json', '--offline', '--python', python], {
    cwd: fixtureProject(project),
  })
  const report = JSON.parse(stdout) as DoctorReport
  // Run by root, a project that accepts pickle is refused besides.
  const found = failedChecks(report).filter(({ id }) => id !== 'pool.best-fit' && id !== 'host.privileges')
  return {
    exitCode,
    checks: report.checks,
    found: found.map(({ id, severity }) => `${severity} ${id}`),
    first: found[0],
  }
}

describe.each(venvNames)('%s', (name) => {
  let python = ''
  beforeAll(async () => {
    python = await venv(name)
  })

  describe('each fault is named by its own check and by no other', () => {
    it.each(
      rowsFor(name, [
        ['misspelt-setting', 'warn config.names-known', 'celeryconfig.py:3'],
        ['misspelt-old-setting', 'warn config.names-known', 'tasks.py:7'],
        ['mixed-settings', 'error config.names-not-mixed', 'tasks.py:4'],
        ['pickle-over-network', 'error config.serializer-safe', 'tasks.py:5'],
        ['limits-on-threads', 'warn config.limits-honoured', 'tasks.py:6'],
        ['autoscaled-threads', 'error config.limits-honoured', 'Procfile:1'],
        ['short-visibility', 'warn config.visibility-timeout', 'tasks.py:9'],
        ['long-countdown', 'warn config.visibility-timeout', 'tasks.py:12'],
        ['reject-without-late', 'warn config.acks-late-safe', 'tasks.py:7'],
        ['endless-timeouts', 'warn config.acks-late-safe', 'tasks.py:7'],
        ['always-eager', 'warn config.not-eager', 'tasks.py:4'],
        ['unknown-beat-task', 'error config.beat-tasks-exist', 'tasks.py:6'],
        ['unconsumed-queue', 'warn config.routes-consumed', 'tasks.py:4'],
        ['short-heartbeat', 'warn config.heartbeat-with-pool', 'tasks.py:6'],
        ['awaits-results', 'warn config.result-backend', 'tasks.py:12'],
      ]),
    )('%s → %s at %s', async (project, named, at) => {
      const { exitCode, found, first } = await examine(project, python)
      expect(first?.remediation?.text).toBeTruthy()
      expect({ found, exitCode, at: first?.location && `${first.location.file}:${first.location.line}` }).toEqual({
        found: [named],
        exitCode: named.startsWith('error') ? 1 : 0,
        at,
      })
    })
  })

  it.each(rowsFor(name, ['settings-of-others', 'healthy']))('%s: no finding', async (project) => {
    const { exitCode, found } = await examine(project, python)
    expect({ exitCode, found }).toEqual({ exitCode: 0, found: [] })
  })

  it('what cannot be judged after mixed names is blocked by them', async () => {
    const { checks } = await examine('mixed-settings', python)
    const blocked = (id: string) => checks.find((check) => check.id === id)?.blockedBy
    expect(blocked('app.imports')).toEqual(['config.names-not-mixed'])
    expect(blocked('config.not-eager')).toContain('config.names-not-mixed')
    expect(blocked('broker.configured')).toEqual(['config.names-not-mixed'])
  })

  it('task_always_eager fails preflight', async () => {
    const { exitCode, found } = await examine('always-eager', python, 'preflight')
    expect({ exitCode, found }).toEqual({ exitCode: 1, found: ['error config.not-eager'] })
  })

  describe.runIf(hostOs() !== 'windows' && (isFullSuite || name === 'celery-5.7.0'))(
    'and Celery does what they say',
    () => {
      beforeEach((context) => needsRedis(context))

      it('mixed names: the worker ends', async () => {
        const { exitCode, output } = await run('mixed-settings', ['-m', 'celery', '-A', 'tasks', 'worker'])
        expect(output).toContain('Cannot mix new and old setting keys')
        expect(exitCode).toBe(1)
      })

      it('a misspelt name has no effect', async () => {
        const { output } = await run('misspelt-setting', [
          '-c',
          'from tasks import app; print("children live for", app.conf.worker_max_tasks_per_child)',
        ])
        expect(output).toContain('children live for None')
      })

      it('an eager task reaches no broker', async () => {
        const { output } = await run('always-eager', ['-c', 'from tasks import add; print(repr(add.delay(1, 2)))'])
        expect(output).toContain('<EagerResult')
      })

      it('waiting without a result backend raises', async () => {
        const output = await onWorker('awaits-results', ['-P', 'solo'], async ({ send }) =>
          send('from tasks import total; total()'),
        )
        expect(output).toContain('NotImplementedError')
      })

      it('an unknown beat task is discarded, again and again', async () => {
        const folder = await mkdtemp(join(tmpdir(), 'beat-'))
        await onWorker('unknown-beat-task', ['-c', '1', '-B', '-s', join(folder, 'schedule')], ({ until }) =>
          until(/(?:Received unregistered task of type 'tasks\.restok'[^]*){2}/),
        )
        await rm(folder, { recursive: true, force: true })
      })

      it('a queue without a consumer keeps its task', async () => {
        const output = await onWorker('unconsumed-queue', ['-P', 'solo'], async ({ send, until }) => {
          await send('from tasks import render, mail; render.delay(); mail.delay()')
          await until(/mail\[[^\]]+\] succeeded/)
          await sleep(1_000)
        })
        expect(output).not.toMatch(/render\[[^\]]+\] received/)
      })

      it('threads ignore the time limit', async () => {
        await onWorker('limits-on-threads', ['-P', 'threads'], async ({ send, until }) => {
          await send('from tasks import nap; nap.delay()')
          await until(/nap\[[^\]]+\] succeeded in 3/)
        })
      })

      it('threads end when they are to be scaled', async () => {
        await onWorker('autoscaled-threads', ['-P', 'threads', '--autoscale=4,1'], async ({ send, until, exited }) => {
          await send('from tasks import nap; [nap.delay() for _ in range(6)]')
          await until(/'TaskPool' object has no attribute 'grow'/)
          expect(await exited()).toBe(1)
        })
      })

      it('without late acknowledgement a killed child loses its task', async () => {
        const output = await onWorker('reject-without-late', ['-c', '1'], async ({ send, until }) => {
          await send('from tasks import die; die.delay()')
          await until(/WorkerLostError/)
          await sleep(2_000)
        })
        expect(output.match(/the task has started/g)).toHaveLength(1)
      })

      it('past its hard limit the task starts again and again', async () => {
        await onWorker('endless-timeouts', ['-c', '1'], async ({ send, until }) => {
          await send('from tasks import nap; nap.delay()')
          await until(/(?:the task has started[^]*){4}/)
        })
      })

      it('a pickled message runs its code in the worker', async () => {
        const folder = await mkdtemp(join(tmpdir(), 'pickle-'))
        const made = join(folder, 'made-by-the-message')
        const evil = `type('Evil', (), {'__reduce__': lambda self: (open, (${JSON.stringify(made)}, 'w'))})()`
        await onWorker('pickle-over-network', ['-P', 'solo'], async ({ send, until }) => {
          await send(`from tasks import add; add.delay(${evil}, 1)`)
          await until(/add\[[^\]]+\] raised unexpected/)
        })
        expect(await readdir(folder)).toEqual(['made-by-the-message'])
        await rm(folder, { recursive: true, force: true })
      })
    },
  )

  /** Python in a fixture's folder, whatever broker it names replaced by one of the test's own. */
  const run = async (project: string, args: readonly string[], broker = 'memory://') => {
    const { exitCode, stdout, stderr } = await runProcess(python, args, {
      cwd: fixtureProject(project),
      env: environment(broker),
      deadlineMs: MAX_WAIT_MS,
    })
    return { exitCode, output: stdout + stderr }
  }

  interface Worker {
    /** Runs code beside the worker; what it prints is added to the output. */
    readonly send: (code: string) => Promise<void>
    readonly until: (pattern: RegExp) => Promise<void>
    readonly exited: () => Promise<number | null>
  }

  /** A real worker on a Redis of its own. @returns all that it and its senders printed */
  async function onWorker(
    project: string,
    options: readonly string[],
    story: (worker: Worker) => Promise<void>,
  ): Promise<string> {
    const redis: RedisServer = await startRedis()
    const broker = `redis://127.0.0.1:${redis.port}/0`
    const command = ['-m', 'celery', '-A', 'tasks', 'worker', '-l', 'INFO', '--without-mingle', ...options]
    // A group of its own: the children go with it.
    const child = spawn(python, command, {
      cwd: fixtureProject(project),
      env: environment(broker),
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    child.stdout.on('data', (data) => (output += String(data)))
    child.stderr.on('data', (data) => (output += String(data)))
    const gone = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
    const until = async (pattern: RegExp) => {
      for (let tries = 0; tries < 300; tries++) {
        if (pattern.test(output)) return
        await sleep(100)
      }
      expect.fail(`never seen: ${pattern}\n${output.slice(-4000)}`)
    }
    try {
      await until(/ready\./)
      await story({
        until,
        exited: () => gone,
        send: async (code) => {
          const said = await run(project, ['-c', code], broker)
          output += said.output
        },
      })
    } finally {
      if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
      await gone
      await redis.stop()
    }
    return output
  }
})

const environment = (broker: string): Record<string, string> => ({
  ...Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined || /^(?:CELERY|DJANGO|FORKED_BY)/.test(name) ? [] : [[name, value]],
    ),
  ),
  CELERY_BROKER_URL: broker,
  // As root, a worker that accepts pickle doesn't even start.
  C_FORCE_ROOT: '1',
  PYTHONDONTWRITEBYTECODE: '1',
  PYTHONUNBUFFERED: '1',
  HOME: repository,
})
