import { Ajv } from 'ajv'
import { execFileSync, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { WorkerEvent } from '../../src/supervisor/worker-event.ts'
import { until } from '../support/processes.ts'
import { bin, fixtureProject, repository, runBin } from '../support/run-bin.ts'
import { venv, venvNames } from '../support/venv.ts'

const folders: string[] = []
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
})

/** The example in a folder of its own, with a database and no broker but the embedded one. */
async function portfolio(python: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'poolwise-portfolio-'))
  folders.push(folder)
  await cp(join(repository, 'examples', 'portfolio'), folder, {
    recursive: true,
    filter: (path) => !/\.venv|\.sqlite3|__pycache__/.test(path),
  })
  execFileSync(python, ['manage.py', 'migrate', '--verbosity', '0'], { cwd: folder, env: environment() })
  return folder
}

function environment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(CELERY|DJANGO|POOLWISE|VIRTUAL_ENV)/.test(name)),
  )
}

describe.each(venvNames)('the example on %s', (name) => {
  it('is launched with the plan, imports the sample through a task, and stops warm with 0', async () => {
    const python = await venv(name)
    const folder = await portfolio(python)
    const worker = spawn(
      process.execPath,
      [bin, 'worker', 'launch', '--auto-pool', '--json', '--stop-on-eof', '--python', python],
      { cwd: folder, env: environment() },
    )
    const events: WorkerEvent[] = []
    let log = ''
    worker.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()))
    const ended = new Promise<number | null>((resolve) => worker.once('exit', resolve))
    const ready = new Promise<void>((resolve, reject) => {
      createInterface({ input: worker.stdout }).on('line', (line) => {
        const event = JSON.parse(line) as WorkerEvent
        events.push(event)
        if (event.type === 'ready') resolve()
        if (event.type === 'exited') reject(new Error(log))
      })
    })
    await ready
    const printed = execFileSync(python, ['manage.py', 'import_sample', '--timeout', '60'], {
      cwd: folder,
      env: environment(),
      encoding: 'utf8',
    })
    const { imported, stored } = JSON.parse(printed.trim().split('\n').at(-1) ?? '{}') as {
      imported: number
      stored: number
    }
    expect(imported).toBeGreaterThan(0)
    expect(stored).toBe(imported)
    worker.stdin.end()
    expect(await ended).toBe(0)
    expect(events.map(({ type }) => type)).toEqual([
      'planned',
      'starting',
      'ready',
      'task-seen',
      'stopping',
      'stopped',
      'exited',
    ])
    const validate = new Ajv({ strict: false }).compile(
      JSON.parse(await readFile(join(repository, 'schemas', 'worker-event.json'), 'utf8')),
    )
    for (const event of events) expect(validate(event), JSON.stringify(event)).toBe(true)
  })
})

it('--dry-run prints the plan and starts nothing', async () => {
  const { exitCode, stdout } = await runBin(
    ['worker', 'launch', '--auto-pool', '--dry-run', '--python', await venv('celery-5.7.0')],
    { cwd: fixtureProject('healthy') },
  )
  expect(exitCode).toBe(0)
  expect(stdout).toMatch(/celery -A shop worker --pool=\w+/)
})

it('options after -- reach Celery, and its own exit code comes back', async () => {
  const { exitCode, stderr } = await runBin(
    ['worker', 'launch', '--auto-pool', '--python', await venv('celery-5.7.0'), '--', '--no-such-option'],
    { cwd: fixtureProject('healthy') },
  )
  expect(stderr).toContain('--no-such-option')
  expect(exitCode).toBe(2)
})

describe.skipIf(process.platform === 'win32')('a signal while the project is examined', () => {
  it.each([
    ['SIGTERM', [], 0],
    ['SIGHUP', [], 0],
    ['SIGINT', ['--shell-exit-codes'], 130],
    ['SIGTERM', ['--shell-exit-codes'], 143],
  ] as const)('%s %j ends with %i, as after a stop of the worker', async (signal, args, code) => {
    const folder = await mkdtemp(join(tmpdir(), 'poolwise-slow-'))
    folders.push(folder)
    const begun = join(folder, 'begun')
    await writeFile(
      join(folder, 'slow.py'),
      `from celery import Celery\nimport time\napp = Celery('slow')\nopen(${JSON.stringify(begun)}, 'w').close()\ntime.sleep(60)\n`,
    )
    const python = await venv('celery-5.7.0')
    const launching = spawn(process.execPath, [bin, 'worker', 'launch', '-A', 'slow', '--python', python, ...args], {
      cwd: folder,
      env: environment(),
      stdio: 'ignore',
    })
    const ended = new Promise((resolve) => launching.once('exit', (exitCode, by) => resolve({ exitCode, by })))
    await until(() => existsSync(begun))
    launching.kill(signal)
    expect(await ended).toEqual({ exitCode: code, by: null })
  })
})
