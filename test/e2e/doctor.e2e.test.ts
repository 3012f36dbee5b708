import { execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { DoctorReport, Finding } from '../../src/doctor/report.ts'
import { hostOs, venvPython } from '../../src/platform/os.ts'
import { fixtureProject, runBin } from '../support/run-bin.ts'
import { venv, venvNames } from '../support/venv.ts'

let python = ''
beforeAll(async () => {
  python = await venv('celery-5.7.0')
})

interface Examined {
  exitCode: number | null
  report: DoctorReport
  /** Ids of all findings that count as errors. */
  errors: string[]
  find: (id: string) => Finding
}

async function examine(
  project: string,
  args: readonly string[] = [],
  options: Parameters<typeof runBin>[1] = {},
): Promise<Examined> {
  const { exitCode, stdout } = await runBin(['doctor', '--json', ...args], { cwd: project, ...options })
  const report = JSON.parse(stdout) as DoctorReport
  const find = (id: string) => report.checks.find((check) => check.id === id) ?? expect.fail(`no check ${id}`)
  return {
    exitCode,
    report,
    errors: report.checks
      .filter(({ status, severity }) => status === 'fail' && severity === 'error')
      .map(({ id }) => id),
    find,
  }
}

const withPython = () => ['--python', python]

describe.each(venvNames)('a healthy project with %s', (name) => {
  it('has no finding, and a plan', async () => {
    const { exitCode, report } = await examine(fixtureProject('healthy'), ['--python', await venv(name)])
    // Whoever runs the tests as root is told so, and it's true.
    const failed = report.checks.filter(({ id, status }) => status === 'fail' && id !== 'host.privileges')
    expect(failed.filter(({ severity }) => severity !== 'info')).toEqual([])
    expect(report.checks.filter(({ status }) => status === 'unknown')).toEqual([])
    expect(exitCode).toBe(0)
    expect(report.plan?.command[0]).toContain('shop')
  })
})

it('an app that a factory keeps in its web application is found', async () => {
  const { find } = await examine(fixtureProject('factory'), [...withPython(), '--offline'])
  expect(find('app.imports').status).toBe('pass')
  expect(find('app.found').evidence['app']).toBe('make_celery:worker')
})

describe('each fault is named by its own check and by no other', () => {
  it.each([
    ['shadowed-celery', 'python.celery-not-shadowed'],
    ['import-error', 'app.imports'],
    ['circular-import', 'app.imports'],
    ['syntax-error', 'app.imports'],
    ['missing-module', 'app.imports'],
    ['segfault', 'app.imports', '-A', 'tasks'],
    ['exits-at-import', 'app.imports', '-A', 'tasks'],
    ['wrong-django-settings', 'app.django-settings'],
    ['django-settings-too-late', 'app.django-settings'],
  ])('%s → %s', async (project, id, ...more) => {
    const { exitCode, errors } = await examine(fixtureProject(project), [...withPython(), '--offline', ...more])
    expect(errors).toEqual([id])
    expect(exitCode).toBe(1)
  })

  it('Celery missing → python.celery-installed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'poolwise-bare-'))
    try {
      execFileSync(python, ['-m', 'venv', '--without-pip', folder])
      const { errors, find } = await examine(fixtureProject('healthy'), ['--python', join(folder, ...venvPython)])
      expect(errors).toEqual(['python.celery-installed'])
      expect(find('app.imports').blockedBy).toEqual(['python.celery-installed'])
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })

  it('no interpreter anywhere → python.found', async () => {
    // Without any PATH, the system's own folders would be searched.
    const nothing = fixtureProject('healthy')
    const { exitCode, errors } = await examine(nothing, [], { env: { PATH: nothing, Path: nothing } })
    expect(errors).toEqual(['python.found'])
    expect(exitCode).toBe(1)
  })

  it('an app that does not exist → app.found', async () => {
    const { errors } = await examine(fixtureProject('healthy'), [...withPython(), '-A', 'shopp'])
    expect(errors).toEqual(['app.found'])
  })

  it('nothing listens at the broker → broker.reachable', async () => {
    const { exitCode, errors, find } = await examine(fixtureProject('healthy'), withPython(), {
      env: { CELERY_BROKER_URL: `redis://:hush-hush-1@127.0.0.1:${await freePort()}/0` },
    })
    expect(errors).toEqual(['broker.reachable'])
    expect(JSON.stringify(find('broker.reachable'))).not.toContain('hush-hush-1')
    expect(exitCode).toBe(1)
  })

  it.runIf(hostOs() === 'linux' && canMount())('/dev/shm read-only → host.shared-memory', async () => {
    const { errors, report } = await examine(fixtureProject('healthy'), [...withPython(), '--offline'], {
      through: ['unshare', '-m', 'sh', '-c', 'mount -t tmpfs -o ro tmpfs /dev/shm && exec "$@"', 'sh'],
    })
    expect(errors).toEqual(['host.shared-memory'])
    expect(report.plan?.nodes[0]?.pool).toBe('threads')
  })
})

describe('judged for Windows from here', () => {
  it.runIf(hostOs() !== 'windows')(
    'prefork from a virtual environment fails, with the launcher as evidence and solo as the cure',
    async () => {
      const { exitCode, errors, find, report } = await examine(fixtureProject('starts-prefork'), [
        ...withPython(),
        '--target',
        'windows',
      ])
      expect(errors).toEqual(['pool.supported-on-platform'])
      const { evidence, remediation } = find('pool.supported-on-platform')
      expect(String(evidence['mechanism'])).toContain('launcher')
      expect(remediation?.commands[0]?.argv).toEqual(['celery', '-A', 'shop', 'worker', '-l', 'info', '--pool=solo'])
      expect(report.plan?.nodes[0]?.pool).toBe('solo')
      expect(exitCode).toBe(1)
    },
  )

  it.runIf(hostOs() !== 'windows')(
    'a pool chosen under sys.platform == "win32" passes there, and here nothing changes',
    async () => {
      const there = await examine(fixtureProject('solo-on-windows'), [...withPython(), '--target', 'windows'])
      expect(there.errors).toEqual([])
      expect(there.find('pool.supported-on-platform').evidence['pool']).toBe('solo')
      const here = await examine(fixtureProject('solo-on-windows'), withPython())
      expect(here.find('pool.supported-on-platform').evidence['pool']).toBe('prefork')
    },
  )

  it.runIf(hostOs() !== 'windows')('preflight comes to a verdict as well', async () => {
    const verdict = async (project: string) =>
      (
        await runBin(['preflight', '--offline', '--target', 'windows', ...withPython()], {
          cwd: fixtureProject(project),
        })
      ).exitCode
    expect(await verdict('starts-prefork')).toBe(1)
    expect(await verdict('solo-on-windows')).toBe(0)
  })
})

/** A port that nothing listens on. */
const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })

/** A mount of one's own needs root, or user namespaces. */
function canMount(): boolean {
  try {
    execFileSync('unshare', ['-m', 'sh', '-c', 'mount -t tmpfs tmpfs /dev/shm'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
