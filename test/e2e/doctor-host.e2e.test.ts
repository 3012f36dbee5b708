import { execFileSync, spawn } from 'node:child_process'
import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { availableParallelism } from 'node:os'
import { beforeAll, describe, expect, it } from 'vitest'
import type { DoctorReport, Finding } from '../../src/doctor/report.ts'
import { hostOs } from '../../src/platform/os.ts'
import { failedChecks } from '../support/failed-checks.ts'
import { fixtureProject, runBin } from '../support/run-bin.ts'
import { venv, venvNames } from '../support/venv.ts'
import { MAX_WAIT_MS } from '../support/deadlines.ts'

/** What the host and ipc checks say of a machine or a project that is really like that, and what a real worker does there. */

const onLinux = hostOs() === 'linux'
const asRoot = process.getuid?.() === 0
let python = ''
beforeAll(async () => {
  python = await venv('celery-5.7.0')
})

interface Place {
  readonly env?: Record<string, string>
  /** Starts the program given to it in a narrower place. */
  readonly through?: readonly string[]
  readonly python?: string
}

/** Failed checks by id. */
async function failures(project: string, { env = {}, through = [], python: other = python }: Place = {}) {
  const { stdout } = await runBin(['doctor', '--json', '--offline', '--python', other], {
    cwd: fixtureProject(project),
    env,
    through,
  })
  const report = JSON.parse(stdout) as DoctorReport
  const failed = failedChecks(report).filter(({ severity }) => severity !== 'info')
  return {
    ids: failed.map(({ id, severity }) => `${severity}: ${id}`),
    find: (id: string): Finding => report.checks.find((check) => check.id === id) ?? expect.fail(`no check ${id}`),
  }
}

/** A real worker in the same place: what it says until that is said or seen, or it ends by itself. */
async function worker(
  project: string,
  until: string | (() => boolean),
  { env = {}, through = [], python: other = python }: Place = {},
  args: readonly string[] = [],
): Promise<{ exitCode: number | null; log: string }> {
  const [file = other, ...rest] = [...through, other, '-m', 'celery', '-A', 'shop', 'worker', '-l', 'INFO', ...args]
  const child = spawn(file, rest, {
    cwd: fixtureProject(project),
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: the worker's children end with it.
    detached: true,
  })
  const end = () => {
    try {
      process.kill(-(child.pid ?? 0), 'SIGKILL')
    } catch {
      // Gone already.
    }
  }
  let log = ''
  const read = (text: string) => {
    log += text
    if (typeof until === 'string' && log.includes(until)) end()
  }
  child.stdout.setEncoding('utf8').on('data', read)
  child.stderr.setEncoding('utf8').on('data', read)
  const timer = setTimeout(end, MAX_WAIT_MS)
  const look = setInterval(() => typeof until === 'function' && until() && end(), 200)
  const exitCode = await new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)))
  clearTimeout(timer)
  clearInterval(look)
  end()
  return { exitCode, log }
}

const inBash = (script: string): string[] => ['bash', '-c', `${script}; "$@"; exit $?`, 'bash']

describe.runIf(asRoot && onLinux)('host.privileges', () => {
  it('pickle, as root: Celery refuses to start', async () => {
    expect((await failures('accepts-pickle')).ids).toEqual(['error: host.privileges'])
    const { exitCode, log } = await worker('accepts-pickle', 'ready.')
    expect(exitCode).toBe(1)
    expect(log).toContain('superuser privileges')
  })

  it('with C_FORCE_ROOT it starts: no more than a warning', async () => {
    expect((await failures('accepts-pickle', { env: { C_FORCE_ROOT: '1' } })).ids).toEqual([])
    const { find } = await failures('healthy')
    expect(find('host.privileges')).toMatchObject({ status: 'fail', severity: 'warn' })
  })
})

describe.runIf(onLinux)('host.open-files', () => {
  it('a soft limit that Node raises for itself, and the worker does not', async () => {
    const place = {
      through: inBash('ulimit -Sn 25'),
      env: { CELERY_WORKER_CONCURRENCY: '8', CELERY_BROKER_URL: 'redis://127.0.0.1:1/0' },
    }
    const { ids, find } = await failures('healthy', place)
    expect(ids).toEqual(['warn: host.open-files'])
    expect(find('host.open-files').evidence).toMatchObject({ limit: 25 })
    expect((await worker('healthy', 'ready.', place)).log).toContain('Too many open files')
  })
})

describe.runIf(onLinux)('host.open-files of a unit', () => {
  it('a hard limit of this process below the limit of its parent', async () => {
    const env = { CELERY_WORKER_CONCURRENCY: '16', CELERY_BROKER_URL: 'redis://127.0.0.1:1/0' }
    const { ids, find } = await failures('healthy', { through: ['prlimit', '--nofile=64:64'], env })
    expect(ids).toEqual(['warn: host.open-files'])
    expect(find('host.open-files').evidence).toMatchObject({ limit: 64 })
  })
})

describe.runIf(onLinux && availableParallelism() > 1)('host.cpu-quota', () => {
  it('an affinity to one CPU: Celery starts as many processes as the machine has', async () => {
    const through = ['taskset', '-c', '0']
    expect((await failures('healthy', { through })).ids).toEqual(['warn: host.cpu-quota'])
    const { log } = await worker('healthy', '(prefork)', { through })
    expect(Number(/concurrency: (\d+) \(prefork\)/.exec(log)?.[1])).toBeGreaterThan(1)
    const { log: cured } = await worker('healthy', '(prefork)', { through }, ['--concurrency=auto'])
    expect(cured).toContain('concurrency: 1 (prefork)')
  })
})

describe('limits of a control group', () => {
  it.runIf(canGroup('pids'))('host.processes: room for fewer than the planned children', async () => {
    await inGroup('pids', 'pids.max', '50', async (through) => {
      const place = { through, env: { CELERY_WORKER_CONCURRENCY: '80' } }
      const { ids, find } = await failures('healthy', place)
      expect(ids).toContain('warn: host.processes')
      expect(find('host.processes').evidence).toMatchObject({ limit: 50, needed: 81 })
      expect((await worker('healthy', 'ready.', place)).log).toContain('Resource temporarily unavailable')
    })
  })

  it.runIf(canGroup('memory'))('host.memory: eight copies of a large app', async () => {
    await inGroup('memory', 'memory.limit_in_bytes', '480M', async (through, folder) => {
      // Nobody listens there; the pool is started before the worker connects.
      const place = { through, env: { BROKER_URL: 'redis://127.0.0.1:1/0' } }
      const { ids, find } = await failures('large-app', place)
      expect(ids).toEqual(['warn: host.memory'])
      const cured = find('host.memory').remediation?.commands[0]?.argv.at(-1) ?? ''
      const killed = () => Number(/^oom_kill (\d+)$/m.exec(readFileSync(`${folder}/memory.oom_control`, 'utf8'))?.[1])
      await worker('large-app', () => killed() > 0, place)
      expect(killed()).toBeGreaterThan(0)
      const before = killed()
      const { log: fewer } = await worker('large-app', 'Cannot connect', place, [cured])
      expect(fewer).toContain('Cannot connect')
      expect(killed()).toBe(before)
    })
  })
})

describe.runIf(onLinux && canUnshare())('host.init-process', () => {
  it("poolwise in the place of the Dockerfile's worker", async () => {
    const through = ['unshare', '--pid', '--fork', '--mount-proc', '--kill-child']
    const { ids, find } = await failures('leaves-orphans', { through })
    expect(ids).toEqual(['warn: host.init-process'])
    expect(find('host.init-process').location).toEqual({ file: 'Dockerfile', line: 5 })
  })

  it('a worker that is PID 1 keeps the orphans of its tasks as zombies', async () => {
    // A namespace's first process is the worker; what else is in it is listed, and examined, from beside it.
    const script = `
      unshare --pid --fork --mount-proc --kill-child "$PYTHON" -m celery -A shop worker -c 1 -l INFO & outer=$!
      for attempt in $(seq 200); do
        inner=$(ps -o pid= --ppid $outer | tr -d ' ')
        left=$(nsenter -t "$inner" -p -m ps -e -o stat,comm 2>/dev/null)
        echo "$left" | grep -q '^Z.*sleep' && break
        sleep 0.3
      done
      echo "$left" >&2
      # Without --wd it would run in /.
      nsenter -t $inner -p -m --wd "$@"
      kill -KILL $outer`
    const { stdout, stderr } = await runBin(['doctor', '--json', '--offline', '--python', python], {
      cwd: fixtureProject('leaves-orphans'),
      through: ['bash', '-c', script, 'bash'],
      env: { PYTHON: python },
    })
    const { checks } = JSON.parse(stdout.slice(stdout.indexOf('\n{') + 1)) as DoctorReport
    expect(checks.find(({ id }) => id === 'host.init-process')).toMatchObject({ status: 'fail', severity: 'warn' })
    expect(stderr).toMatch(/^Z\S*\s+sleep/m)
  })
})

describe('host.time-zone-data', () => {
  it.each(venvNames)('a zone that does not exist, with %s', async (name) => {
    const place = { python: await venv(name) }
    const { ids, find } = await failures('wrong-time-zone', place)
    expect(ids).toEqual(['error: host.time-zone-data'])
    expect(find('host.time-zone-data')).toMatchObject({
      location: { file: 'shop.py', line: 5 },
      evidence: { similar: expect.arrayContaining(['Europe/Berlin']) as string[] },
    })
    const { log } = await worker('wrong-time-zone', 'No time zone found with key', place, ['-c', '1'])
    expect(log).toContain('ready.')
    expect(log).toContain('No time zone found with key Europe/Berln')
    expect(log).not.toContain('succeeded')
  })

  it.runIf(onLinux)('no database at all: a worker ends while it starts', async () => {
    const env = { PYTHONTZPATH: '', PYTHONPATH: fixtureProject('no-tzdata') }
    const { ids, find } = await failures('healthy', { env })
    expect(ids).toEqual(['error: host.time-zone-data'])
    expect(find('host.time-zone-data').remediation?.commands[0]?.argv.slice(-2)).toEqual(['install', 'tzdata'])
    const { exitCode, log } = await worker('healthy', 'ready.', { env })
    expect(exitCode).toBe(1)
    expect(log).toContain('No time zone found with key UTC')
  })
})

describe.runIf(onLinux)('ipc.app-imports-in-child', () => {
  const spawning = { env: { CELERY_WORKER_POOL_START_METHOD: 'spawn' } }

  it.each([
    ['binds-a-port', 'Address already in use'],
    ['lambda-in-settings', "Can't pickle <function <lambda>"],
  ])('%s', async (project, said) => {
    const { ids, find } = await failures(project, spawning)
    expect(ids).toEqual(['error: ipc.app-imports-in-child'])
    expect(find('ipc.app-imports-in-child').message).toContain(said)
    expect((await worker(project, said, spawning, ['-c', '1'])).log).toContain(said)
    // A fork has all of it from its parent.
    expect((await failures(project)).ids).toEqual([])
  })

  it('a healthy project passes, and Celery 5.6.2 does not know the variable', async () => {
    const { ids, find } = await failures('healthy', spawning)
    expect(ids).toEqual([])
    expect(find('ipc.app-imports-in-child')).toMatchObject({ status: 'pass', evidence: { 'tasks in the child': 1 } })
    const old = await failures('binds-a-port', { ...spawning, python: await venv('celery-5.6.2') })
    expect(old.find('ipc.app-imports-in-child').status).toBe('skip')
  })
})

describe.runIf(onLinux)('ipc.fork-safety', () => {
  it("a thread of the app's own: the pool children don't have it", async () => {
    const { ids, find } = await failures('starts-before-fork')
    // Its worker sends to itself, in memory, which broker.shared-by-all reports.
    expect(ids).toContain('warn: ipc.fork-safety')
    expect(find('ipc.fork-safety')).toMatchObject({
      location: { file: 'shop.py', line: 13 },
      evidence: { threads: ['refresh (shop.py:13)'] },
    })
    const { log } = await worker('starts-before-fork', 'threads here', {}, ['-c', '1'])
    expect(log).toContain("threads here: ['MainThread']")
    const { log: cured } = await worker('starts-before-fork', 'threads here', {}, ['--pool=threads', '-c', '1'])
    expect(cured).toContain("'refresh'")
  })

  it('a connection of its own', async () => {
    const server = createServer((socket) => socket.on('error', () => undefined))
    const port = await new Promise<number>((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port))
    })
    try {
      const { ids, find } = await failures('starts-before-fork', { env: { PRICES_AT: String(port) } })
      // Its worker sends to itself, in memory, which broker.shared-by-all reports.
      expect(ids).toContain('warn: ipc.fork-safety')
      expect(find('ipc.fork-safety').evidence).toEqual({ connections: [`127.0.0.1:${port}`] })
    } finally {
      server.close()
    }
  })

  it('leaves alone what a fork does not harm', async () => {
    const redis = process.env['TEST_REDIS_URL']
    const { ids, find } = await failures('quiet-before-fork', { env: redis === undefined ? {} : { REDIS_URL: redis } })
    expect(ids).toEqual([])
    expect(find('ipc.fork-safety').status).toBe('pass')
  })

  it('CUDA, initialised', async () => {
    expect((await failures('cuda-at-import')).ids).toEqual(['warn: ipc.fork-safety'])
  })
})

/** Control groups of the first kind, which are a folder for each controller; root may make one. */
function canGroup(controller: string): boolean {
  try {
    accessSync(`/sys/fs/cgroup/${controller}/cgroup.procs`, constants.W_OK)
    return onLinux && asRoot && existsSync(`/sys/fs/cgroup/${controller}/tasks`)
  } catch {
    return false
  }
}

async function inGroup(
  controller: string,
  file: string,
  limit: string,
  use: (through: readonly string[], folder: string) => Promise<void>,
): Promise<void> {
  const folder = `/sys/fs/cgroup/${controller}/poolwise-test-${process.pid}`
  mkdirSync(folder)
  try {
    writeFileSync(`${folder}/${file}`, limit)
    await use(['bash', '-c', `echo $$ > ${folder}/cgroup.procs && exec "$@"`, 'bash'], folder)
  } finally {
    // What was killed may still be on its way out.
    for (let tries = 0; tries < 50; tries++) {
      try {
        rmdirSync(folder)
        break
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
    }
  }
}

function canUnshare(): boolean {
  try {
    execFileSync('unshare', ['--pid', '--fork', '--mount-proc', 'true'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
