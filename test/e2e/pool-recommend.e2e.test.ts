import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { appendFile, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { parse as parseToml } from 'smol-toml'
import ts from 'typescript'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import yaml from 'yaml'
import { findExecutable } from '../../src/platform/find-executable.ts'
import { runProcess } from '../../src/platform/run-process.ts'
import { emitters } from '../../src/emit/catalogue.ts'
import { emitFormats } from '../../src/emit/define-emitter.ts'
import type { PoolRecommendation } from '../../src/pool/plan.ts'
import { hostile, inputFor } from '../emit/input.ts'
import { systemdUnit } from '../emit/systemd-words.ts'
import { fixtureProject, repository, runBin } from '../support/run-bin.ts'
import { isFullSuite } from '../support/full-suite.ts'
import { venv } from '../support/venv.ts'
import { cleanEnv, endGroup, startWorker, type StartedWorker } from './emitted-worker.ts'
import { MAX_WAIT_MS } from '../support/deadlines.ts'

const url = process.env['TEST_REDIS_URL']
const shop = fixtureProject('emitted')
const folders: string[] = []
const workers: StartedWorker[] = []
let python = ''

beforeAll(async () => {
  python = await venv('celery-5.7.0')
})

afterEach(async () => {
  for (const { process: child } of workers.splice(0)) endGroup(child)
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
})

const env = () => ({ SHOP_BROKER: url ?? 'memory://', SHOP_QUEUE: `shop-${randomUUID()}` })

async function temporary(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'poolwise-emitted-'))
  folders.push(folder)
  return folder
}

/** What `pool recommend` prints for the fixture: with --emit, the file alone. */
async function recommend(args: readonly string[], cwd = shop): Promise<string> {
  const run = await runBin(['pool', 'recommend', '--python', python, ...args], { cwd, env: env() })
  expect(run.stderr).toBe('')
  expect(run.exitCode).toBe(0)
  return run.stdout
}

/** Starts it, gives it a task, tells it to stop while the task runs, and sees the task finished. */
async function runsAndStopsWarm(
  argv: readonly string[],
  {
    cwd = shop,
    variables = env(),
    stop = (worker: StartedWorker) => void worker.process.kill('SIGTERM'),
    codes = [0],
  } = {},
): Promise<StartedWorker> {
  const environment = cleanEnv(python, variables)
  const worker = startWorker(argv, cwd, environment)
  workers.push(worker)
  await worker.seen(/ ready\./)
  execFileSync(python, ['-c', 'import shop; shop.nap.delay(1.5)'], { cwd: shop, env: environment })
  await worker.seen(/nap\[.*received/)
  stop(worker)
  expect(codes).toContain(await worker.ended)
  expect(worker.log()).toMatch(/Warm shutdown[\s\S]*succeeded in/)
  return worker
}

describe.skipIf(url === undefined)('really starts a worker, which stops warm', () => {
  it('systemd: ExecStart in its folder', async () => {
    const unit = systemdUnit(await recommend(['--emit', 'systemd']))
    expect(unit['WorkingDirectory']).toEqual([shop])
    await runsAndStopsWarm(unit['ExecStart']!, { cwd: unit['WorkingDirectory']![0]! })
  })

  it('compose: the command of its service', async () => {
    const { services } = yaml.parse(await recommend(['--emit', 'compose'])) as {
      services: { worker: { command: string[]; stop_signal: string } }
    }
    await runsAndStopsWarm(services.worker.command, {
      stop: (worker) => void worker.process.kill(services.worker.stop_signal as NodeJS.Signals),
    })
  })

  it.runIf(isFullSuite)('kubernetes: the command of its container', async () => {
    const { spec } = yaml.parse(await recommend(['--emit', 'kubernetes'])) as {
      spec: { template: { spec: { containers: [{ command: string[] }] } } }
    }
    await runsAndStopsWarm(spec.template.spec.containers[0].command)
  })

  it('shell: the script', async () => {
    const file = join(await temporary(), 'worker.sh')
    await writeFile(file, await recommend(['--emit', 'shell']))
    await runsAndStopsWarm(['sh', file])
  })

  it.each(['SIGTERM', 'SIGINT'] as const)('shell: a script for two nodes, stopped by %s', async (signal) => {
    const file = join(await temporary(), 'worker.sh')
    await writeFile(file, await emitters.shell.emit(inputFor('linux, no semaphores, cpu, 2 cpus')))
    await runsAndStopsWarm(['sh', file], {
      // Celery ends with 1 after Ctrl+C, unless the script's SIGTERM comes first.
      codes: signal === 'SIGINT' ? [0, 1] : [0],
      stop: (worker) => {
        // A terminal's Ctrl+C reaches the whole group, a service manager's signal the script alone.
        if (signal === 'SIGINT') process.kill(-worker.process.pid!, signal)
        else worker.process.kill(signal)
      },
    })
  })

  it('shell: a script for two nodes ends with the code of one that failed', async () => {
    const file = join(await temporary(), 'worker.sh')
    await writeFile(file, await emitters.shell.emit(inputFor('linux, no semaphores, cpu, 2 cpus', { app: 'nowhere' })))
    const worker = startWorker(['sh', file], shop, cleanEnv(python, env()))
    workers.push(worker)
    expect(await worker.ended).toBe(2)
  })

  it.runIf(isFullSuite)('procfile: its line, as a shell reads it', async () => {
    const [, line = ''] = /^worker: (.*)$/m.exec(await recommend(['--emit', 'procfile'])) ?? []
    // As foreman does.
    await runsAndStopsWarm(['sh', '-c', `exec ${line}`])
  })

  it('env: celery worker with the variables of the file', async () => {
    const text = await recommend(['--emit', 'env'])
    const variables = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
    const named = Object.fromEntries(variables.map((line) => line.split('=', 2) as [string, string]))
    const worker = await runsAndStopsWarm(['celery', 'worker'], { variables: { ...env(), ...named } })
    expect(worker.log()).toMatch(new RegExp(`concurrency: ${named['CELERY_WORKER_CONCURRENCY']!} \\(prefork\\)`))
  })

  it.runIf(isFullSuite)('vscode: the arguments of its task', async () => {
    const { config } = ts.parseConfigFileTextToJson('tasks.json', await recommend(['--emit', 'vscode'])) as {
      config: { tasks: [{ args: string[] }] }
    }
    await runsAndStopsWarm([python, ...config.tasks[0].args])
  })

  it.runIf(isFullSuite)('github: the script of its job', async () => {
    const { jobs } = yaml.parse(await recommend(['--emit', 'github'])) as {
      jobs: { worker: { strategy: { matrix: { include: [{ worker: string }] } }; steps: { run?: string }[] } }
    }
    const [{ worker }] = jobs.worker.strategy.matrix.include
    const script = jobs.worker.steps.at(-1)!.run!.replace('${{ matrix.worker }}', worker)
    const cwd = await temporary()
    await cp(shop, cwd, { recursive: true })
    const ran = await runProcess('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
      cwd,
      env: cleanEnv(python, { ...env(), RUNNER_OS: 'Linux' }),
      deadlineMs: MAX_WAIT_MS,
    })
    expect(ran).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('ready.') as string })
    expect(await readFile(join(cwd, 'worker.log'), 'utf8')).toContain('Warm shutdown')
  })

  it.runIf(isFullSuite)('toml: the command of its task', async () => {
    const { tool } = parseToml(await recommend(['--emit', 'toml'])) as {
      tool: { poe: { tasks: { worker: { switch: { case?: string; cmd: string }[] } } } }
    }
    const { cmd } = tool.poe.tasks.worker.switch.find((entry) => entry.case === undefined)!
    await runsAndStopsWarm(JSON.parse(execFileSync(python, ['-c', SHLEX, cmd], { encoding: 'utf8' })) as string[])
  })

  it('django: the example with the lines in its settings', async () => {
    const folder = await temporary()
    await cp(join(repository, 'examples', 'portfolio'), folder, {
      recursive: true,
      filter: (path) => !/\.venv|\.sqlite3|__pycache__/.test(path),
    })
    await appendFile(join(folder, 'config/settings/base.py'), `\n${await recommend(['--emit', 'django'], folder)}`)
    const queue = randomUUID()
    const started = startWorker(
      [python, '-m', 'celery', '-A', 'config', 'worker', '-l', 'INFO', '-Q', queue],
      folder,
      cleanEnv(python, { CELERY_BROKER_URL: url!, CELERY_RESULT_BACKEND: url! }),
    )
    workers.push(started)
    await started.seen(/ ready\./)
    started.process.kill('SIGTERM')
    expect(await started.ended).toBe(0)
    expect(started.log()).toMatch(/concurrency: \d+ \(prefork\)/)
    expect(started.log()).toContain('Warm shutdown')
  })

  it.runIf(isFullSuite)('prefork with -c auto and spawned children, as planned for CUDA under a quota', async () => {
    const plan = inputFor('linux, quota, torch with CUDA').plans.linux
    expect(plan.command[0]).toEqual(expect.arrayContaining(['--concurrency=auto', '--pool-start-method=spawn']))
    const worker = await runsAndStopsWarm(plan.command[0]!)
    expect(worker.log()).toContain("worker_concurrency='auto' resolved to")
  })
})

const SHLEX = 'import json, shlex, sys; print(json.dumps(shlex.split(sys.argv[1])))'

/** Reads the lines as Django's settings would be read on that system, then asks Celery. */
const READ_DJANGO = `
import json, sys, types
real, sys.platform = sys.platform, sys.argv[1]
settings = types.ModuleType('settings')
exec(compile(sys.stdin.read(), 'settings.py', 'exec'), settings.__dict__)
sys.platform = real
sys.modules['settings'] = settings
from celery import Celery
app = Celery('shop')
app.config_from_object('settings', namespace='CELERY')
print(json.dumps([app.conf.worker_pool, app.conf.worker_concurrency]))
`

it.each([
  ['linux', 'win32', 'solo', null],
  ['linux', 'linux', 'prefork', null],
  ['linux, io', 'linux', 'threads', 16],
  ['windows, venv, io', 'win32', 'threads', 16],
  ['windows, venv, io', 'darwin', 'prefork', null],
  ['linux, has gevent, asks gevent', 'linux', 'prefork', 50],
])('django: %s, read by Celery on %s: %s', async (words, platform, pool, concurrency) => {
  for (const name of ['celery-5.6.2', 'celery-5.7.0'] as const) {
    const printed = execFileSync(await venv(name), ['-c', READ_DJANGO, platform], {
      input: await emitters.django.emit(inputFor(words)),
      encoding: 'utf8',
    })
    expect(JSON.parse(printed)).toEqual([pool, concurrency])
  }
})

describe('is read by the programs it is for', () => {
  it.each(['sh', 'bash'])('shell: %s -n', async (program) => {
    for (const input of [inputFor('linux'), inputFor('linux, no semaphores, cpu'), hostile('linux')]) {
      const text = await emitters.shell.emit(input)
      expect(execFileSync(program, ['-n'], { input: text, encoding: 'utf8' })).toBe('')
    }
  })

  it('shell: hostile words come through', async () => {
    const input = hostile('linux')
    const text = await emitters.shell.emit(input)
    const shown = `celery() { for word in celery "$@"; do printf '%s\\n' "$word"; done; printf '%s\\n' "$NOTE"; }\n`
    const printed = execFileSync('sh', { input: shown + text.replace('exec celery', 'celery'), encoding: 'utf8' })
    expect(printed.trimEnd().split('\n')).toEqual([...input.plans.linux.command[0]!, input.plans.linux.env['NOTE']])
  })

  it('toml: Python’s own parser', async () => {
    for (const words of ['linux', 'windows, venv, cpu'])
      execFileSync(python, ['-c', 'import sys, tomllib; tomllib.loads(sys.stdin.read())'], {
        input: await emitters.toml.emit(inputFor(words)),
      })
  })

  const analyze = findExecutable('systemd-analyze', process.env)
  it.skipIf(analyze === null)('systemd-analyze verify', async () => {
    const folder = await temporary()
    for (const [file, words] of [
      ['shop-worker.service', 'linux'],
      ['shop-worker@.service', 'linux, no semaphores, cpu'],
    ] as const) {
      const path = join(folder, file)
      await writeFile(path, await emitters.systemd.emit(inputFor(words, { root: shop, python })))
      const verified = await runProcess(analyze!, ['verify', path], {
        cwd: folder,
        env: process.env,
        deadlineMs: 30_000,
      })
      expect(verified).toMatchObject({ exitCode: 0, stdout: '', stderr: '' })
    }
  })

  const composes = [['docker', 'compose'], ['docker-compose']].filter(([name = '', ...rest]) => {
    const program = findExecutable(name, process.env)
    if (program === null) return false
    try {
      execFileSync(program, [...rest, 'version'], { stdio: 'ignore' })
      return true
    } catch {
      return false
    }
  })
  it.skipIf(composes.length === 0)('compose config', async () => {
    const [name = '', ...rest] = composes[0]!
    const file = join(await temporary(), 'compose.yaml')
    for (const input of [inputFor('linux'), inputFor('linux, no semaphores, cpu'), hostile('linux')]) {
      await writeFile(file, await emitters.compose.emit(input))
      const { services } = yaml.parse(
        execFileSync(name, [...rest, '-f', file, 'config'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
      ) as { services: { worker: { command: string[] } } }
      // It prints what can be read again: dollars are doubled.
      const command = services.worker.command.map((word) => word.replaceAll('$$', '$'))
      expect(command[0]).toBe('celery')
      expect(command).toContain(input.app)
    }
  })
})

/** The fixture with a README, and with code beside its app. */
async function project(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await temporary()
  await cp(shop, folder, { recursive: true })
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  return folder
}

const readme = (options: string) => ({ 'README.md': `# Shop\n\n    celery -A shop worker ${options} -l info\n` })

describe('what a project uses decides', () => {
  it.each([['--autoscale=3,1 -P threads', ['--autoscale=3,1'], 'threads-cannot-grow']])(
    '%s: prefork instead of threads, with the same options',
    async (options, kept, rule) => {
      const folder = await project(readme(options))
      const plan = JSON.parse(await recommend(['--json'], folder)) as PoolRecommendation
      expect(plan.command[0]?.join(' ')).toMatch(
        new RegExp(`^celery -A shop worker --pool=prefork ${kept.join(' ')} --loglevel=INFO$`),
      )
      expect(plan.rejected.find(({ pool }) => pool === 'threads')?.rule).toBe(rule)
    },
  )

  it("time limits do not overrule the project's choice of threads", async () => {
    const folder = await project(readme('--time-limit=60 -P threads -c 24'))
    const plan = JSON.parse(await recommend(['--json'], folder)) as PoolRecommendation
    expect(plan.command[0]?.join(' ')).toBe('celery -A shop worker --pool=threads --concurrency=24 --loglevel=INFO')
    const notes = plan.reasons.map(({ text }) => text)
    expect(notes).toContainEqual(expect.stringContaining('no effect with threads: --time-limit'))
    expect(notes).toContainEqual(expect.stringContaining("prefork would be poolwise's choice"))
  })

  it('commands with different queues have a worker each, on every system', async () => {
    const lines = ['mail: celery -A shop worker -Q mail -E -n m@%h', 'slow: celery -A shop worker -Q slow -c ${N-3}']
    const folder = await project({ Procfile: lines.join('\n') })
    for (const system of ['linux', 'windows', 'macos']) {
      const plan = JSON.parse(await recommend(['--json', '--target', system], folder)) as PoolRecommendation
      expect(plan.command.map((argv) => argv.filter((word) => /^--(?:queues|hostname|task)/.test(word)))).toEqual([
        // The app's default queue, which neither consumes, comes with the first.
        ['--hostname=m@%h', expect.stringMatching(/^--queues=mail,shop-/), '--task-events'],
        ['--hostname=slow@%h', '--queues=slow'],
      ])
    }
  })

  it('code that ends running tasks: no threads, whatever the workload', async () => {
    const views = 'from shop import app\n\n\ndef stop(id):\n    app.control.revoke(id, terminate=True)\n'
    const folder = await project({ 'views.py': views })
    const plan = JSON.parse(await recommend(['--json', '--workload', 'io'], folder)) as PoolRecommendation
    expect(plan.nodes[0]?.pool).toBe('prefork')
    expect(plan.reasons[0]).toEqual({
      rule: 'prefork-for-terminate',
      text: "views.py:5 terminates running tasks: threads and solo can't, there the tasks keep running",
    })
  })

  it('queues and beat of the one command are kept', async () => {
    const folder = await project(readme('-B -Q mail,imports'))
    const plan = JSON.parse(await recommend(['--json'], folder)) as PoolRecommendation
    expect(plan.command[0]).toEqual(
      expect.arrayContaining([expect.stringMatching(/^--queues=mail,imports,shop-/), '-B']),
    )
  })

  it.skipIf(url === undefined).each(['celery-5.6.2', 'celery-5.7.0'] as const)(
    'threads really die of --autoscale when tasks pile up, with %s; the planned worker grows',
    async (name) => {
      const interpreter = await venv(name)
      const environment = cleanEnv(interpreter, env())
      const worker = startWorker(
        [interpreter, '-m', 'celery', '-A', 'shop', 'worker', '--pool=threads', '--autoscale=3,1', '-l', 'INFO'],
        shop,
        environment,
      )
      workers.push(worker)
      await worker.seen(/ ready\./)
      const send = 'import shop; [shop.nap.delay(1) for _ in range(6)]'
      execFileSync(interpreter, ['-c', send], { cwd: shop, env: environment })
      expect(await worker.ended).toBe(1)
      expect(worker.log()).toContain("'TaskPool' object has no attribute 'grow'")
      const planned = startWorker(
        [interpreter, '-m', ...inputFor('linux, --autoscale=10,3').plans.linux.command[0]!],
        shop,
        environment,
      )
      workers.push(planned)
      await planned.seen(/ ready\./)
      expect(planned.log()).toContain('concurrency: {min=3, max=10} (prefork)')
      planned.process.kill('SIGTERM')
      expect(await planned.ended).toBe(0)
    },
  )
})

describe('on the command line', () => {
  // Most formats are printed above already, to start a worker.
  it.each(emitFormats.filter((format) => (isFullSuite ? format !== 'django' : /shell$/.test(format))))(
    '--emit %s prints the file alone; --json has it as `emitted`',
    async (format) => {
      const text = await recommend(['--emit', format])
      const json = JSON.parse(await recommend(['--emit', format, '--json'])) as PoolRecommendation
      expect(json.emitted).toBe(text.trimEnd())
      expect(json.command[0]?.slice(0, 4)).toEqual(['celery', '-A', 'shop', 'worker'])
    },
  )

  it('--why shows every rule that fired, and with --json every rule; both fit the schema', async () => {
    const text = await recommend(['--why'])
    expect(text).toMatch(/^Rules\n[\s\S]*prefork-default {2}for prefork, weight 50\n[\s\S]*\nPlan {2}prefork/)
    expect(await recommend(['--why', '--verbose'])).toContain('threads-ignore-limits')
    const json = JSON.parse(await recommend(['--why', '--json'])) as PoolRecommendation
    expect(json.trace?.find(({ rule }) => rule === 'threads-for-io')?.says).toBe('silent')
    const schema = JSON.parse(await readFile(join(repository, 'schemas', 'pool-recommend.json'), 'utf8')) as object
    const validate = new Ajv({ strict: false }).compile(schema)
    expect(validate(json), JSON.stringify(validate.errors)).toBe(true)
    expect(validate(JSON.parse(await recommend(['--emit', 'shell', '--json'])))).toBe(true)
  })

  it.each([
    [['--emit', 'nonsense'], '--emit nonsense: must be one of shell, powershell'],
    [['--emit', 'systemd', '--target', 'windows'], '--emit systemd is for linux, not for windows'],
    [['--emit', 'shell', '--why'], '--why'],
    [['--emit', 'django'], 'this project has none'],
  ])('%j is refused with 2', async (args, said) => {
    const run = await runBin(['pool', 'recommend', '--python', python, ...args], { cwd: shop, env: env() })
    expect(run.exitCode).toBe(2)
    expect(run.stdout).toBe('')
    expect(run.stderr).toContain(said)
  })

  it('no app, no file', async () => {
    const cwd = await temporary()
    await writeFile(join(cwd, 'main.py'), 'import celery\n')
    const run = await runBin(['pool', 'recommend', '--python', python, '--emit', 'shell'], { cwd })
    expect(run).toMatchObject({ exitCode: 2, stdout: '' })
    expect(run.stderr).toContain('-A <app>')
  })
})
