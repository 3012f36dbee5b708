import { Ajv } from 'ajv'
import { execFileSync } from 'node:child_process'
import { appendFile, cp, mkdir, mkdtemp, readdir, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { catalogue } from '../../src/checks/catalogue.ts'
import type { CheckList, DoctorReport, UndoReport } from '../../src/doctor/report.ts'
import { hostOs, venvPython } from '../../src/platform/os.ts'
import { startProcess } from '../../src/platform/start-process.ts'
import { isFullSuite } from '../support/full-suite.ts'
import { fixtureProject, repository, runBin } from '../support/run-bin.ts'
import { answering, startWatching } from '../support/terminal.ts'
import { rowsFor, venv, venvNames } from '../support/venv.ts'
import { MAX_WAIT_MS } from '../support/deadlines.ts'

let python = ''
beforeAll(async () => {
  python = await venv('celery-5.7.0')
})

let folder = ''
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'poolwise-cli-')))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** A copy of a fixture that may be changed. */
async function copyOf(name: string): Promise<string> {
  const project = join(folder, name)
  await cp(fixtureProject(name), project, { recursive: true, filter: (path) => !path.includes('__pycache__') })
  return project
}

const state = () => ({ XDG_STATE_HOME: join(folder, 'state'), LOCALAPPDATA: join(folder, 'state'), HOME: folder })
const doctor = (cwd: string, args: readonly string[], env: Record<string, string | undefined> = {}) =>
  runBin(['doctor', '--python', python, ...args], { cwd, env: { ...state(), ...env } })

const schema = async (name: string) =>
  new Ajv({ strict: false }).compile(JSON.parse(await readFile(join(repository, 'schemas', `${name}.json`), 'utf8')))

async function matches(name: string, text: string): Promise<unknown> {
  const document: unknown = JSON.parse(text)
  const validate = await schema(name)
  validate(document)
  expect(validate.errors).toBeNull()
  return document
}

describe('--only and --skip', () => {
  it.each<[project: string, args: string, exitCode: number, says: RegExp]>([
    ['healthy', '--only python', 0, /The selected checks found no problem/],
    ['healthy', '--only *.found,broker.configured --offline', 0, /\(3 passed/],
    ['healthy', '--skip ipc,broker,host.privileges', 0, /Nothing keeps a worker/],
    ['healthy', '--only broker.reachble', 2, /there is no such check\n {2}Did you mean broker\.reachable\?/],
    ['healthy', '--skip weather.*', 2, /matches no check\n {2}See: poolwise doctor --list/],
    ['healthy', '--only app --skip app.*', 2, /leaves nothing to check/],
    ['healthy', '--only broker.reachable --offline', 2, /needs the network/],
    ['import-error', '--only broker.reachable', 1, /error {4}app\.imports/],
    ['import-error', '--only broker.reachable --skip app.imports', 3, /inconclusive: app\.imports failed/],
    ['import-error', '--only python.found', 0, /The selected checks found no problem/],
  ])('%s %s → %i', async (project, args, exitCode, says) => {
    const people = await doctor(fixtureProject(project), args.split(' '))
    expect(people.stdout + people.stderr).toMatch(says)
    const machine = await doctor(fixtureProject(project), [...args.split(' '), '--json'])
    expect([people.exitCode, machine.exitCode]).toEqual([exitCode, exitCode])
    if (exitCode !== 2) await matches('doctor', machine.stdout)
  })

  it('a check that waits for one that fails is no all-clear, in the document either', async () => {
    const { stdout } = await doctor(fixtureProject('import-error'), ['--only', 'broker.reachable', '--json'])
    const { checks, run } = JSON.parse(stdout) as DoctorReport
    expect(checks.map(({ id, status, blockedBy }) => [id, status, ...blockedBy])).toEqual([
      ['app.imports', 'fail'],
      ['broker.reachable', 'skip', 'app.imports'],
    ])
    expect(run.selection?.inTheWay).toEqual(['app.imports'])
  })

  it('have their variables, and a flag wins', async () => {
    const env = { POOLWISE_ONLY: 'host.node-supported,app', POOLWISE_SKIP: 'app.*' }
    const ids = async (args: readonly string[]) =>
      (
        JSON.parse((await doctor(fixtureProject('healthy'), ['--json', ...args], env)).stdout) as DoctorReport
      ).checks.map(({ id }) => id)
    expect(await ids([])).toEqual(['host.node-supported'])
    expect(await ids(['--only', 'python.found'])).toEqual(['python.found'])
  })
})

it('--list names every check that has a page', async () => {
  const { stdout, exitCode } = await doctor(fixtureProject('healthy'), ['--list', '--json'])
  const { checks } = (await matches('doctor-list', stdout)) as CheckList
  const pages = (await readdir(join(repository, 'docs', 'checks'))).map((name) => name.replace(/\.md$/, ''))
  expect(checks.map(({ id }) => id).sort()).toEqual(pages.sort())
  // The built program has a list of its own (scripts/lib/evaluate-at-build.js).
  expect(checks).toMatchObject(catalogue.map(({ id, severity, tier, title }) => ({ id, severity, tier, title })))
  expect(exitCode).toBe(0)
  const people = await doctor(fixtureProject('healthy'), ['--list', '--only', 'pool'])
  expect(people.stdout).toMatch(/^pool\.supported-on-platform {2}error, local: /)
  expect(people.stdout).not.toContain('broker.')
})

describe('--verbose', () => {
  it('says where it looked, where each value came from, and how long each probe took', async () => {
    const project = await copyOf('django-starts-prefork')
    await writeFile(join(project, 'poolwise.toml'), 'app = "config"\n')
    const { stdout } = await doctor(project, ['--verbose', '--offline'], { POOLWISE_STRICT: '1' })
    for (const said of [
      /offline +yes {2}\(--offline\)/,
      /strict +yes {2}\(POOLWISE_STRICT\)/,
      /app +config\s+\(.*poolwise\.toml\)/,
      /target +this system {2}\(default\)/,
      /the interpreter\n {2}flag /,
      /broker_url +"redis:\/\/localhost:6379\/0" {2}\(config\/settings\/base\.py:9\)/,
      /time\n(.*\n)*? {2}python +\d+ ms/,
    ])
      expect(stdout).toMatch(said)
  })

  it('tells no secret', async () => {
    const env = {
      CELERY_BROKER_URL: 'redis://user:pl4nted-url-secret@127.0.0.1:1/0',
      CELERY_RESULT_BACKEND: 'redis://:pl4nted-backend-secret@127.0.0.1:1/1',
    }
    for (const args of [['--verbose'], ['--verbose', '--json']]) {
      const { stdout } = await doctor(fixtureProject('leaks-secrets'), [...args, '--offline'], env)
      expect(stdout).not.toMatch(/pl4nted/)
      expect(stdout).toContain('broker_url')
    }
  })
})

const onWindows = ['--offline', '--target', 'windows']

describe('--fix --dry-run', () => {
  it('prints the diff, exits 1, writes nothing, and says the same again', async () => {
    const project = await copyOf('starts-prefork')
    const before = await tree(folder)
    const { stdout, exitCode } = await doctor(project, [...onWindows, '--fix', '--dry-run'])
    expect(exitCode).toBe(1)
    expect(stdout).toBe(`# pool.supported-on-platform: choose the solo pool on Windows, in shop/celery.py
--- a/shop/celery.py
+++ b/shop/celery.py
@@ -1,4 +1,10 @@
+import sys
+
 from celery import Celery
 
 app = Celery("shop", include=["shop.tasks"])
 app.conf.broker_url = "memory://"
+
+# Celery's default pool, prefork, doesn't run tasks on Windows.
+if sys.platform == "win32":
+    app.conf.worker_pool = "solo"
`)
    expect((await doctor(project, [...onWindows, '--fix', '--dry-run'])).stdout).toBe(stdout)
    const machine = await doctor(project, [...onWindows, '--fix', '--dry-run', '--json'])
    const { fixes, summary } = (await matches('doctor', machine.stdout)) as DoctorReport
    expect(fixes).toMatchObject([{ check: 'pool.supported-on-platform', status: 'planned', file: 'shop/celery.py' }])
    expect([machine.exitCode, summary.exitCode]).toEqual([1, 1])
    expect(await tree(folder)).toEqual(before)
  })

  it('shows no secret that stands near the change, and writes it as it is', async () => {
    const project = await copyOf('django-starts-prefork')
    const settings = join(project, 'config', 'settings', 'base.py')
    const near = 'CELERY_RESULT_BACKEND = "redis://:pl4nted-url@localhost/1"\nDB_PASSWORD = "pl4nted-word"\n'
    await appendFile(settings, near)
    for (const args of [['--dry-run'], ['--dry-run', '--json'], ['--yes']]) {
      const { stdout, stderr } = await doctor(project, [...onWindows, '--fix', ...args])
      expect(stdout).toContain('CELERY_WORKER_POOL')
      expect(stdout + stderr).not.toMatch(/pl4nted/)
    }
    expect(await readFile(settings, 'utf8')).toContain('DB_PASSWORD = "pl4nted-word"\n')
    expect(await readFile(settings, 'utf8')).toContain('CELERY_WORKER_POOL = "solo"\n')
  })

  it('has nothing to say about a healthy project', async () => {
    const { stdout, exitCode } = await doctor(fixtureProject('healthy'), ['--offline', '--fix', '--dry-run'])
    expect([stdout, exitCode]).toEqual(['', 0])
  })
})

describe('--fix --yes', () => {
  it.each(['starts-prefork', 'django-starts-prefork'])(
    '%s is cured on Windows, stays as it is elsewhere, and --undo brings it back byte for byte',
    async (name) => {
      const project = await copyOf(name)
      const bat = '@echo off\r\nrem starts the worker\r\ncelery -A shop worker  -l info -P prefork'
      if (name === 'starts-prefork') await writeFile(join(project, 'run-worker.bat'), bat)
      const before = await contents(project)
      const fixed = await doctor(project, [...onWindows, '--fix', '--yes'])
      expect(fixed.stdout).toContain('done  choose the solo pool on Windows')
      expect(fixed.stdout).toContain('Nothing keeps a worker from running tasks on windows.')
      expect(fixed.exitCode).toBe(0)
      if (name === 'starts-prefork')
        expect(await readFile(join(project, 'run-worker.bat'), 'utf8')).toBe(
          bat.replace(/celery.*/, 'celery -A shop worker -l info --pool=solo'),
        )
      const { stdout } = await doctor(project, ['--offline', '--json'])
      const here = (JSON.parse(stdout) as DoctorReport).checks.find(({ id }) => id === 'pool.supported-on-platform')
      expect(here?.evidence['pool']).toBe('prefork')

      const undone = await doctor(project, ['--undo', '--json'])
      const { undone: entries } = (await matches('doctor-undo', undone.stdout)) as UndoReport
      expect(entries.map(({ status }) => status)).toEqual(entries.map(() => 'undone'))
      expect(undone.exitCode).toBe(0)
      expect(await contents(project)).toEqual(before)
      expect((await doctor(project, ['--undo'])).exitCode).toBe(2)
    },
  )

  it.each(venvNames)('%s really takes the pool, where the guard holds', async (name) => {
    for (const [project, app] of rowsFor(name, [
      ['starts-prefork', 'shop'],
      ['django-starts-prefork', 'config'],
    ])) {
      const copy = await copyOf(project)
      await doctor(copy, [...onWindows, '--fix', '--yes'])
      const celery = join(dirname(await venv(name)), hostOs() === 'windows' ? 'celery.exe' : 'celery')
      expect(await banner(celery, copy, app)).toContain(hostOs() === 'windows' ? '(solo)' : '(prefork)')
      const file = join(copy, project === 'starts-prefork' ? 'shop/celery.py' : 'config/settings/base.py')
      const own = execFileSync(python, ['-c', 'import sys; print(sys.platform)'], { encoding: 'utf8' }).trim()
      await writeFile(file, (await readFile(file, 'utf8')).replace('"win32"', `"${own}"`))
      expect(await banner(celery, copy, app)).toContain('(solo)')
    }
  })

  it('two at once change the project once, and --undo brings it back', async () => {
    const project = await copyOf('starts-prefork')
    const before = await contents(project)
    const both = await Promise.all([0, 1].map(() => doctor(project, [...onWindows, '--fix', '--yes'])))
    expect(both.map(({ exitCode }) => exitCode).sort()).toEqual([0, 2])
    expect(both.find(({ exitCode }) => exitCode === 2)?.stderr).toContain('another --fix or --undo')
    const text = await readFile(join(project, 'shop', 'celery.py'), 'utf8')
    expect(text.split('worker_pool').length - 1).toBe(1)
    expect((await doctor(project, ['--undo'])).exitCode).toBe(0)
    expect(await contents(project)).toEqual(before)
  })

  it('--undo refuses a file that was changed since', async () => {
    const project = await copyOf('starts-prefork')
    await doctor(project, [...onWindows, '--fix', '--yes'])
    await appendFile(join(project, 'shop', 'celery.py'), '# mine\n')
    const before = await contents(project)
    const { stdout, exitCode } = await doctor(project, ['--undo'])
    expect(stdout).toMatch(/^failed .*the file has changed since/)
    expect(exitCode).toBe(1)
    expect(await contents(project)).toEqual(before)
  })

  it('a missing package goes into the environment by its own pip, and out again with what came along', async () => {
    const project = await copyOf('starts-prefork')
    const own = await environmentLike(python, join(project, '.venv'))
    await appendFile(join(project, 'shop', 'celery.py'), 'app.conf.worker_pool = "eventlet"\n')
    // What anybody could leave there: it must not be run in pip's place.
    await writeFile(join(project, 'pip.py'), 'raise SystemExit("not the real pip")\n')
    await wheel(join(folder, 'wheels'), 'eventlet', 'sailcloth')
    await wheel(join(folder, 'wheels'), 'sailcloth')
    const env = { ...state(), PIP_NO_INDEX: '1', PIP_FIND_LINKS: join(folder, 'wheels') }
    const run = (args: readonly string[]) => runBin(['doctor', '--offline', ...args], { cwd: project, env })
    const installed = () =>
      execFileSync(own, ['-I', '-m', 'pip', 'list', '--format=freeze'], { encoding: 'utf8' })
        .split(/\r?\n/)
        .filter((line) => /^(eventlet|sailcloth)==/.test(line))

    const plan = await run(['--fix', '--dry-run'])
    expect(plan.stdout).toMatch(
      /^# pool\.package-installed: install eventlet .*\n\$ \.venv\S+ -I -m pip install eventlet\n$/,
    )
    expect(installed()).toEqual([])
    const { stdout, stderr, exitCode } = await run(['--fix', '--yes', '--only', 'pool.package-installed'])
    expect(stderr).toMatch(/Successfully installed eventlet/)
    expect(stdout).toContain('done  install eventlet')
    expect(exitCode).toBe(0)
    expect(installed()).toEqual(['eventlet==1.0', 'sailcloth==1.0'])
    // It runs a command, so it asks.
    expect(await run(['--undo'])).toMatchObject({ exitCode: 2, stdout: '' })
    expect((await run(['--undo', '--yes'])).exitCode).toBe(0)
    expect(installed()).toEqual([])
  })

  it('a command that fails is a failed fix, and the finding remains', async () => {
    const project = await copyOf('starts-prefork')
    await environmentLike(python, join(project, '.venv'))
    await appendFile(join(project, 'shop', 'celery.py'), 'app.conf.worker_pool = "eventlet"\n')
    const env = { ...state(), PIP_NO_INDEX: '1', PIP_FIND_LINKS: join(folder, 'wheels') }
    const { stdout, exitCode } = await runBin(['doctor', '--offline', '--fix', '--yes'], { cwd: project, env })
    expect(stdout).toMatch(/failed {2}install eventlet .*: it exited with code 1/)
    expect(stdout).toMatch(/error {4}pool\.package-installed/)
    expect(exitCode).toBe(1)
  })
})

describe('--fix asks', () => {
  it.each([
    ['without a terminal', ['--fix'], /standard input is not a terminal/],
    ['with --json', ['--fix', '--json'], /cannot with --json/],
    ['--dry-run alone', ['--dry-run'], /--fix/],
    ['--yes alone', ['--yes'], /--fix/],
    ['--fix and --undo', ['--fix', '--undo'], /--undo/],
    ['--watch and --json', ['--watch', '--json'], /--watch never ends/],
  ])('%s: exit 2, nothing is changed', async (_, args, says) => {
    const project = await copyOf('starts-prefork')
    const before = await tree(project)
    const { exitCode, stdout, stderr } = await doctor(project, [...onWindows, ...args])
    expect(exitCode).toBe(2)
    expect(stdout + stderr).toMatch(says)
    expect(await tree(project)).toEqual(before)
  })

  const answers: readonly [answer: string, changes: boolean, exitCode: number][] = [
    ['y\n', true, 0],
    ['\x03', false, 130],
    ['\n', false, 1],
    ['n\n', false, 1],
    ['\x04', false, 1],
  ]
  it.runIf(hostOs() !== 'windows').each(isFullSuite ? answers : answers.slice(0, 3))(
    'on a terminal %j is %s',
    async (answer, changes, exitCode) => {
      const project = await copyOf('starts-prefork')
      const before = await contents(project)
      const run = await answering(python, ['doctor', '--python', python, ...onWindows, '--fix'], {
        cwd: project,
        env: state(),
        question: 'Make this change? [y/N]',
        answer,
      })
      expect(run.output).toContain('+    app.conf.worker_pool = "solo"')
      expect(run.exitCode).toBe(exitCode)
      if (changes) expect(await contents(project)).not.toEqual(before)
      else expect(await contents(project)).toEqual(before)
    },
  )
})

it.runIf(hostOs() !== 'windows')('--watch looks again, tells what is new, and ends with Ctrl+C', async () => {
  const project = await copyOf('starts-prefork')
  const watching = startWatching(['doctor', '--python', python, '--offline', '--skip', 'host.privileges', '--watch'], {
    cwd: project,
    env: state(),
  })
  try {
    await watching.says(/Nothing keeps a worker[\s\S]*watching; Ctrl\+C ends it/)
    await writeFile(join(project, 'worker.log'), 'not of interest\n')
    await appendFile(join(project, 'shop', 'tasks.py'), 'import not_installed_anywhere\n')
    await watching.says(/shop.tasks\.py\n[\s\S]*error {4}app\.imports[\s\S]*watching/)
    await cp(join(fixtureProject('starts-prefork'), 'shop', 'tasks.py'), join(project, 'shop', 'tasks.py'))
    await watching.says(/ok {7}app\.imports[\s\S]*Nothing keeps a worker[\s\S]*Plan {2}prefork[\s\S]*watching/)
    expect(watching.output()).not.toContain('worker.log')
  } finally {
    expect(await watching.end()).toBe(130)
  }
})

/** Every file with its size and time of change. */
async function tree(of: string): Promise<[string, number, number][]> {
  const names = await readdir(of, { recursive: true })
  return Promise.all(
    names.sort().map(async (name) => {
      const { size, mtimeMs } = await stat(join(of, name))
      return [name, size, mtimeMs] as [string, number, number]
    }),
  )
}

/** Every file of a project with its bytes. */
async function contents(of: string): Promise<Record<string, string>> {
  const entries = await readdir(of, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && !entry.parentPath.includes('__pycache__'))
  return Object.fromEntries(
    await Promise.all(
      files.map(async ({ parentPath, name }) => {
        const path = join(parentPath, name)
        return [path.slice(of.length), (await readFile(path)).toString('base64')] as const
      }),
    ),
  )
}

/** What a worker says of itself when it starts: the pool stands behind the number of processes. */
async function banner(celery: string, cwd: string, app: string): Promise<string> {
  const logFile = join(folder, 'worker.log')
  await writeFile(logFile, '')
  const env = { ...process.env, PYTHONDONTWRITEBYTECODE: '1', PYTHONUNBUFFERED: '1' }
  const worker = startProcess(celery, ['-A', app, 'worker', '--loglevel=INFO'], { cwd, env, logFile })
  try {
    await expect.poll(() => readFile(logFile, 'utf8'), { timeout: MAX_WAIT_MS }).toMatch(/concurrency: \d+ \(\w+\)/)
    return await readFile(logFile, 'utf8')
  } finally {
    await worker.end()
  }
}

/** A virtual environment with pip that has all that another one has. */
async function environmentLike(other: string, place: string): Promise<string> {
  const site = (of: string) =>
    execFileSync(of, ['-c', 'import sysconfig; print(sysconfig.get_path("purelib"))'], { encoding: 'utf8' }).trim()
  execFileSync(other, ['-m', 'venv', place])
  const own = join(place, ...venvPython)
  await writeFile(join(site(own), 'shared.pth'), `${site(other)}\n`)
  return own
}

/** A wheel of a package with nothing in it. */
async function wheel(place: string, name: string, ...requires: string[]): Promise<void> {
  await mkdir(place, { recursive: true })
  const info = `${name}-1.0.dist-info`
  const metadata = [
    `Metadata-Version: 2.1`,
    `Name: ${name}`,
    'Version: 1.0',
    ...requires.map((one) => `Requires-Dist: ${one}`),
  ]
  const script = `import json, sys, zipfile
with zipfile.ZipFile(sys.argv[1], 'w') as archive:
    for name, text in json.loads(sys.argv[2]).items():
        archive.writestr(name, text)`
  const files = {
    [`${name}.py`]: '',
    [`${info}/METADATA`]: `${metadata.join('\n')}\n`,
    [`${info}/WHEEL`]: 'Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n',
    [`${info}/RECORD`]: `${name}.py,,\n${info}/METADATA,,\n${info}/WHEEL,,\n${info}/RECORD,,\n`,
  }
  execFileSync(python, ['-c', script, join(place, `${name}-1.0-py3-none-any.whl`), JSON.stringify(files)])
}
