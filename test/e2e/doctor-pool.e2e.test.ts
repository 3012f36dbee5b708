import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findExecutable } from '../../src/platform/find-executable.ts'
import { hostOs } from '../../src/platform/os.ts'
import { examineProject } from '../support/examine.ts'
import { redisUrl, runTask, runWorker } from '../support/real-celery.ts'
import { isFullSuite } from '../support/full-suite.ts'
import { fixtureProject } from '../support/run-bin.ts'
import { rowsFor, venv, venvNames, type VenvName } from '../support/venv.ts'

const posix = hostOs() !== 'windows'
/** For what is the same with both. */
const tried: readonly VenvName[] = isFullSuite ? venvNames : ['celery-5.7.0']

describe.runIf(posix).each(venvNames)('a pool that is not what it seems, %s', (name) => {
  it.each<[project: string, finding: string, args?: readonly string[]]>(
    rowsFor(name, [
      ['gevent-by-setting', 'pool.monkey-patched error'],
      ['gevent-joined', 'pool.monkey-patched error'],
      ['patched-by-library', 'pool.monkey-patched error'],
      ['beat-inside', 'pool.beat-allowed error'],
      ['beat-on-windows', 'pool.beat-allowed error', ['--target', 'windows']],
      ['prefork-cannot-win', 'pool.effective-as-asked warn'],
      ['solo-with-concurrency', 'pool.concurrency-fits warn'],
    ]),
  )('%s → %s', async (project, finding, args = []) => {
    const { found, exitCode } = await examineProject(project, ['--python', await venv(name), ...args])
    expect(found).toEqual([finding])
    expect(exitCode).toBe(finding.endsWith('error') ? 1 : 0)
  })

  it('too many processes for Windows, beside prefork that is not for Windows at all', async () => {
    const args = ['--python', await venv(name), '--target', 'windows']
    const { found } = await examineProject('too-many-processes', args)
    expect(found).toEqual(['pool.supported-on-platform error', 'pool.concurrency-fits error'])
  })

  it.each(
    rowsFor(name, [
      ['gevent-healthy', []],
      ['gevent-own-starter', []],
      ['solo-on-windows', ['--target', 'windows']],
      ['spawns-and-says-so', []],
    ]),
  )('%s has nothing to say', async (project, args) => {
    const { found } = await examineProject(project, ['--python', await venv(name), ...args])
    expect(found).toEqual([])
  })

  it.each(
    rowsFor(name, [
      ['too-many-processes', 'launch.pool-per-platform error'],
      ['beat-on-windows', 'launch.option-form error'],
    ]),
  )('%s: judged for this system, only its .bat file is at fault', async (project, finding) => {
    expect((await examineProject(project, ['--python', await venv(name)])).found).toEqual([finding])
  })

  it('a variable in the shell: unpatched, and named once', async () => {
    const env = { CELERY_WORKER_POOL: 'gevent' }
    expect((await examineProject('children-die', ['--python', await venv(name)], env)).found).toEqual([
      'pool.monkey-patched error',
    ])
  })

  it('Python itself is patched from its start: that is early enough', async () => {
    const site = await mkdtemp(join(tmpdir(), 'poolwise-site-'))
    try {
      await writeFile(join(site, 'sitecustomize.py'), 'import gevent.monkey\n\ngevent.monkey.patch_all()\n')
      const args = ['--python', await venv(name)]
      const { found } = await examineProject('gevent-by-setting', args, { PYTHONPATH: site })
      expect(found).toEqual([])
      if (redisUrl === undefined) return
      expect(
        await runTask(await venv(name), fixtureProject('gevent-by-setting'), [], {
          until: /succeeded/,
          env: { PYTHONPATH: site },
        }),
      ).toContain('succeeded')
    } finally {
      await rm(site, { recursive: true, force: true })
    }
  })
})

describe.runIf(posix)('an app that spawns', () => {
  it.each<[VenvName, string[]]>([
    ['celery-5.6.2', ['pool.spawn-environment error']],
    ['celery-5.7.0', []],
  ])('%s → %j', async (name, findings) => {
    expect((await examineProject('spawns', ['--python', await venv(name)])).found).toEqual(findings)
  })
})

describe.runIf(posix).each(tried)('--prove, %s', (name) => {
  it('runs a task through the pool of a healthy project', async () => {
    const { found, find } = await examineProject('healthy', ['--prove', '--python', await venv(name)])
    expect(found).toEqual([])
    expect(find('pool.runs-tasks')).toMatchObject({ status: 'pass', evidence: { 'worker was ready': true } })
  })

  it('finds what the worker logs, although the task runs', async () => {
    const { found, find } = await examineProject('sets-up-elsewhere', ['--prove', '--python', await venv(name)])
    expect(found).toEqual(['pool.runs-tasks error'])
    const broker =
      findExecutable('redis-server', process.env) === null ? 'in the process of the worker' : 'a private Redis'
    expect(find('pool.runs-tasks')).toMatchObject({ evidence: { 'worker was ready': true, broker } })
    expect(find('pool.runs-tasks').message).toContain('A signal handler in your code failed')
  })

  it('finds pool children that die when they start', async () => {
    const { found, exitCode } = await examineProject('children-die', ['--prove', '--python', await venv(name)])
    expect(found).toEqual(['pool.runs-tasks error'])
    expect(exitCode).toBe(1)
  })

  it('leaves a fault to the check that knows its cause', async () => {
    const { found, find } = await examineProject('gevent-joined', ['--prove', '--python', await venv(name)])
    expect(found).toEqual(['pool.monkey-patched error'])
    expect(find('pool.runs-tasks').blockedBy).toEqual(['pool.monkey-patched'])
  })

  it('is not asked for otherwise', async () => {
    const { report } = await examineProject('healthy', ['--python', await venv(name)])
    expect(report.checks.map(({ id }) => id)).not.toContain('pool.runs-tasks')
  })
})

/** What the checks say comes true. */
describe.runIf(posix && redisUrl !== undefined).each(tried)('a real worker, %s', (name) => {
  it.each(
    rowsFor(name, [
      ['gevent-by-setting', []],
      // Patched by the app, which is too late.
      ['gevent-joined', ['-Pgevent']],
    ]),
  )('%s receives and never runs', async (project, options) => {
    const log = await runTask(await venv(name), fixtureProject(project), options, { until: /received/, graceMs: 3_000 })
    expect(log).toContain('(gevent)')
    expect(log).not.toContain('succeeded')
  })

  it.each(rowsFor(name, ['prefork', 'threads', 'solo']))(
    'patched by an import, and %s: it never becomes ready',
    async (pool) => {
      const project = fixtureProject('patched-by-library')
      const how = { until: /Connected to/, graceMs: 5_000, connected: true }
      const log = await runTask(await venv(name), project, ['-P', pool], how)
      expect(log).toContain('Connected to')
      expect(log).not.toMatch(/ ready\.|succeeded/)
    },
  )

  it('patched by an import, and -P gevent: it runs tasks', async () => {
    const project = fixtureProject('patched-by-library')
    const how = { until: /succeeded/, connected: true }
    expect(await runTask(await venv(name), project, ['-P', 'gevent'], how)).toContain('succeeded')
  })

  it('runs it with -P gevent', async () => {
    expect(
      await runTask(await venv(name), fixtureProject('gevent-by-setting'), ['-P', 'gevent'], { until: /succeeded/ }),
    ).toContain('succeeded')
  })

  it('takes the setting in spite of -P prefork, and not in spite of -P processes', async () => {
    const banner = async (pool: string) =>
      /concurrency: \d+ \((\w+)\)/.exec(
        (
          await runWorker(await venv(name), fixtureProject('prefork-cannot-win'), ['-P', pool], {
            until: /concurrency:/,
          })
        ).log,
      )?.[1]
    expect([await banner('prefork'), await banner('processes')]).toEqual(['solo', 'prefork'])
  })

  it('ends when a green pool is to have beat in it', async () => {
    const { log, exitCode } = await runWorker(await venv(name), fixtureProject('beat-inside'), ['-P', 'gevent', '-B'])
    expect(log).toContain("-B option doesn't work with eventlet/gevent pools")
    expect(exitCode).toBe(1)
  })

  it('fails in spawned children before 5.7, unless the app sets the variable', async () => {
    const python = await venv(name)
    const said = name === 'celery-5.6.2' ? 'not enough values to unpack (expected 3, got 0)' : 'succeeded'
    const either = { until: /not enough values|succeeded/ }
    expect(await runTask(python, fixtureProject('spawns'), ['-c', '1'], either)).toContain(said)
    expect(await runTask(python, fixtureProject('spawns-and-says-so'), ['-c', '1'], either)).toContain('succeeded')
  })

  it('goes on starting children that die, and runs nothing', async () => {
    const log = await runTask(await venv(name), fixtureProject('children-die'), ['-c', '1'], {
      until: /(?:exited with 'exitcode 3'[^]*){2}/,
    })
    expect(log).toContain("exited with 'exitcode 3'")
    expect(log).not.toContain('succeeded')
  })
})
