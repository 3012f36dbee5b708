import { beforeAll, describe, expect, it } from 'vitest'
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { runProcess } from '../../src/platform/run-process.ts'
import type { DoctorReport } from '../../src/doctor/report.ts'
import { fixtureProject, runBin } from '../support/run-bin.ts'
import { rowsFor, venv, venvNames } from '../support/venv.ts'
import { MAX_WAIT_MS } from '../support/deadlines.ts'

let python = ''
beforeAll(async () => {
  python = await venv('celery-5.7.0')
})

async function examine(project: string, ...args: readonly string[]) {
  const { exitCode, stdout } = await runBin(['doctor', '--json', '--offline', '--python', python, ...args], {
    cwd: fixtureProject(project),
  })
  const { checks } = JSON.parse(stdout) as DoctorReport
  return {
    exitCode,
    errors: checks.filter((one) => one.status === 'fail' && one.severity === 'error').map(({ id }) => id),
    launch: checks.filter((one) => one.id.startsWith('launch.')),
    find: (id: string) => checks.find((one) => one.id === id) ?? expect.fail(`no check ${id}`),
  }
}

/** A command that the doctor names, given to the real Celery: its exit code, or null when a worker was started. */
async function celery(interpreter: string, project: string, words: string) {
  const started = new AbortController()
  let said = ''
  const read = (chunk: Buffer) => {
    said += chunk.toString('utf8')
    if (/\[tasks\]/.test(said)) started.abort()
  }
  const { exitCode } = await runProcess(join(dirname(interpreter), 'celery'), words.split(' '), {
    cwd: fixtureProject(project),
    env: { ...process.env, C_FORCE_ROOT: '1', PYTHONDONTWRITEBYTECODE: '1', CELERY_BROKER_URL: 'memory://' },
    deadlineMs: MAX_WAIT_MS,
    signal: started.signal,
    onStdout: read,
    onStderr: read,
  })
  return { exitCode: started.signal.aborted ? null : exitCode, said }
}

describe('each fault is named by its own check and by no other', () => {
  it('options that Celery lacks → launch.options-exist', async () => {
    const { exitCode, errors, find } = await examine('launch-reload')
    expect(errors).toEqual(['launch.options-exist'])
    expect(exitCode).toBe(1)
    const { location, evidence, remediation, message } = find('launch.options-exist')
    expect(location).toEqual({ file: 'Makefile', line: 5 })
    expect(evidence['README.md:7']).toBe('celery -A shop worker -l info --reload')
    expect(JSON.stringify([message, evidence])).not.toContain('uvicorn')
    expect(remediation?.commands.map(({ argv }) => argv.join(' '))).toEqual([
      'celery -A shop worker --concurrency=4 -l info',
      'celery -A shop worker -l info',
      expect.stringMatching(/ -m pip install watchfiles$/),
      'watchfiles --filter python celery -A shop worker -l info .',
    ])
  })

  it('a job on Windows that starts prefork → launch.pool-per-platform', async () => {
    const { exitCode, errors, find } = await examine('launch-windows-ci')
    expect(errors).toEqual(['launch.pool-per-platform'])
    expect(exitCode).toBe(1)
    expect(find('launch.pool-per-platform').location).toEqual({ file: '.github/workflows/ci.yml', line: 10 })
  })

  it('judged for Windows, the same is one error: pool.supported-on-platform', async () => {
    const { errors } = await examine('launch-windows-ci', '--target', 'windows')
    expect(errors).toEqual(['pool.supported-on-platform'])
  })

  it('forms that do something else → launch.option-form', async () => {
    const { errors, find } = await examine('launch-forms')
    expect(errors).toEqual(['launch.option-form'])
    expect(find('launch.option-form').location).toEqual({ file: 'Makefile', line: 5 })
  })

  it('an app that is gone → launch.app-matches, a warning', async () => {
    const { exitCode, errors, find } = await examine('launch-renamed')
    expect(errors).toEqual([])
    expect(exitCode).toBe(0)
    expect(find('launch.app-matches')).toMatchObject({ status: 'fail', severity: 'warn', location: { line: 5 } })
  })
})

it('a password in a command stays where it is', async () => {
  const root = await mkdtemp(join(tmpdir(), 'poolwise-launch-'))
  await cp(fixtureProject('launch-reload'), root, { recursive: true })
  await writeFile(join(root, 'Makefile'), 'w:\n\tcelery -A shop -b redis://:hush-hush-1@db/0 worker --reload\n')
  const { stdout } = await runBin(['doctor', '--json', '--offline', '--python', python], { cwd: root })
  await rm(root, { recursive: true })
  expect(stdout).toContain('Makefile:2')
  expect(stdout).not.toContain('hush-hush-1')
})

it.each([[], ['--target', 'windows']])('nothing is said of what is right or not told to be run %j', async (...args) => {
  const { launch } = await examine('launch-quiet', ...args.flat())
  expect(launch.filter(({ status }) => status !== 'pass').map(({ id, message }) => `${id}: ${message}`)).toEqual([])
})

it('a README with the plain command has nothing to be told on Linux', async () => {
  const { launch } = await examine('starts-prefork')
  expect(launch.map(({ status }) => status)).toEqual(['pass', 'pass', 'pass', 'pass'])
})

describe.each(venvNames)('the real Celery (%s) does what is said of it:', (name) => {
  it.each(
    rowsFor(name, [
      ['launch-reload', '-A shop worker -l info --reload', 'No such option'],
      ['launch-reload', '-A shop worker --workers 4 -l info', 'No such option'],
      ['launch-renamed', '-A store worker -l info', 'The module store was not found'],
    ]),
  )('%s: celery %s is refused', async (project, words, said) => {
    const run = await celery(await venv(name), project, words)
    expect(run.exitCode).toBe(2)
    expect(run.said).toContain(said)
  })

  it('a worker with -Q=mail waits at the queue =mail', async () => {
    const { exitCode, said } = await celery(await venv(name), 'launch-forms', '-A shop worker -l info -P solo -Q=mail')
    expect(exitCode).toBeNull()
    expect(said).toMatch(/\.> =mail/)
  })
})
