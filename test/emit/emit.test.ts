import { parse as parseToml } from 'smol-toml'
import ts from 'typescript'
import { expect, it } from 'vitest'
import yaml from 'yaml'
import { emitters } from '../../src/emit/catalogue.ts'
import { emitFormats, type EmitFormat, type EmitInput } from '../../src/emit/define-emitter.ts'
import { hostile, inputFor } from './input.ts'
import { powershellCommands } from './powershell-words.ts'
import { systemdUnit } from './systemd-words.ts'

const emit = async (format: EmitFormat, input: EmitInput): Promise<string> => emitters[format].emit(input)

const inputs = [
  'linux',
  'linux, io',
  'linux, quota',
  'linux, -B',
  'linux, -Q mail+imports',
  'linux, torch with CUDA',
  'linux, has gevent, asks gevent',
  'linux, no semaphores, cpu',
  'linux, worker_pool pools:Own',
  'macos, celery 5.6.2',
  'windows, venv',
  'windows, venv, io',
  'windows, venv, cpu',
]

interface Compose {
  services: { worker: Record<string, unknown> & { command: string[]; environment?: Record<string, string> } }
}
interface Container {
  name: string
  command: string[]
  env?: { name: string; value: string }[]
}
interface Deployment {
  spec: {
    replicas: number
    strategy?: { type: string }
    template: { spec: { terminationGracePeriodSeconds: number; containers: [Container] } }
  }
}
interface Tasks {
  tasks: {
    label: string
    args?: string[]
    options?: { env?: object }
    windows?: { args: string[] }
    dependsOn?: string[]
  }[]
}

const jsonc = (text: string): Tasks => {
  const { config, error } = ts.parseConfigFileTextToJson('tasks.json', text) as { config: Tasks; error?: unknown }
  expect(error).toBeUndefined()
  return config
}

/** Named and with beat only where there is one host. */
const anonymous = ({ plans, target }: EmitInput): readonly string[] =>
  plans[target].command[0]!.filter((word) => plans[target].nodes.length === 1 || !/^--hostname|^-B$/.test(word))

it.each(inputs)('compose: the command of %s, as a list', async (words) => {
  const input = inputFor(words)
  const { services } = yaml.parse(await emit('compose', input)) as Compose
  expect(services.worker.command).toEqual(anonymous(input))
  expect(services.worker).toMatchObject({ init: true, stop_signal: 'SIGTERM', stop_grace_period: '300s' })
  expect(services.worker['deploy']).toEqual(
    input.plans[input.target].nodes.length > 1 ? { replicas: input.plans[input.target].nodes.length } : undefined,
  )
})

it('compose: dollars stay dollars', async () => {
  const input = hostile('linux')
  const { services } = yaml.parse(await emit('compose', input)) as Compose
  const read = (text: string) => text.replaceAll('$$', '$')
  expect(services.worker.command.map(read)).toEqual(input.plans.linux.command[0])
  expect(services.worker.command.join(' ').replaceAll('$$', '')).not.toContain('$')
  expect(read(services.worker.environment!['NOTE']!)).toBe(input.plans.linux.env['NOTE'])
})

it.each(inputs)('kubernetes: the command of %s, and time to stop', async (words) => {
  const input = inputFor(words)
  const { spec } = yaml.parse(await emit('kubernetes', input)) as Deployment
  expect(spec.replicas).toBe(input.plans[input.target].nodes.length)
  expect(spec.template.spec.terminationGracePeriodSeconds).toBe(300)
  expect(spec.template.spec.containers[0].command).toEqual(anonymous(input))
  // Two beats side by side would send every task twice.
  expect(spec.strategy?.type).toBe(words === 'linux, -B' ? 'Recreate' : undefined)
})

it('kubernetes: $( is no variable', async () => {
  const input = hostile('linux')
  const [container] = (yaml.parse(await emit('kubernetes', input)) as Deployment).spec.template.spec.containers
  expect(container.command.map((word) => word.replaceAll('$$', '$'))).toEqual(input.plans.linux.command[0])
  expect(container.command.join(' ').replaceAll('$$', '')).not.toContain('$')
})

it.each(inputs)('vscode: a task for each worker of %s', async (words) => {
  const input = inputFor(words)
  const { tasks } = jsonc(await emit('vscode', input))
  const { command } = input.plans[input.target]
  expect(tasks.flatMap(({ args }) => (args ? [args.slice(1)] : []))).toEqual(command)
  expect(tasks.at(-1)?.dependsOn).toEqual(
    command.length > 1 ? command.map((_, index) => `Celery worker ${index + 1}`) : undefined,
  )
})

it('vscode: a colleague on Windows gets the pool for Windows', async () => {
  const { tasks } = jsonc(await emit('vscode', inputFor('linux')))
  expect(tasks[0]?.windows?.args).toContain('--pool=solo')
  expect(jsonc(await emit('vscode', hostile('linux'))).tasks[0]?.args?.[3]).toContain('"$HOME"')
})

it.each(inputs)('github: a worker of %s for each system', async (words) => {
  const input = inputFor(words)
  const { jobs } = yaml.parse(await emit('github', input)) as {
    jobs: { worker: { strategy: { matrix: { include: { os: string; worker: string }[] } }; steps: { run?: string }[] } }
  }
  const { include } = jobs.worker.strategy.matrix
  expect(include.map(({ os }) => os)).toEqual(['ubuntu-latest', 'windows-latest', 'macos-latest'])
  const runner = { linux: 0, windows: 1, macos: 2 }[input.target]
  expect(include[runner]?.worker.replace(/^env \S+ /, '').split(' ')).toEqual(anonymous(input))
})

it.each(inputs)('toml: a task for each worker of %s', async (words) => {
  const input = inputFor(words)
  const { tool } = parseToml(await emit('toml', input)) as {
    tool: {
      poolwise: object
      poe: { tasks: Record<string, { cmd?: string; switch?: { case?: string; cmd: string }[] }> }
    }
  }
  expect(tool.poolwise).toEqual({ app: 'shop' })
  const sys = { linux: undefined, windows: 'win32', macos: 'darwin' }[input.target]
  const commands = Object.values(tool.poe.tasks).map(
    (task) => task.cmd ?? task.switch?.find((entry) => entry.case === sys)?.cmd,
  )
  expect(commands).toEqual(input.plans[input.target].command.map((argv) => argv.join(' ')))
})

it('toml: the project’s own runner', async () => {
  const read = async (manager: EmitInput['manager']) =>
    (parseToml(await emit('toml', inputFor('macos, celery 5.6.2', { manager }))) as { tool: Record<string, unknown> })
      .tool
  expect(await read('pdm')).toMatchObject({
    pdm: {
      scripts: {
        worker: { cmd: expect.arrayContaining(['celery']) as string[], env: { FORKED_BY_MULTIPROCESSING: '1' } },
      },
    },
  })
  expect(await read('hatch')).toMatchObject({
    hatch: { envs: { default: { 'env-vars': { FORKED_BY_MULTIPROCESSING: '1' } } } },
  })
})

it.each(inputs)('systemd: the command of %s', async (words) => {
  const input = inputFor(words)
  const unit = systemdUnit(await emit('systemd', input))
  const several = input.plans[input.target].nodes.length > 1
  expect(unit['ExecStart']?.slice(0, 2)).toEqual([input.python, '-m'])
  expect(unit['ExecStart']?.slice(2)).toEqual([...anonymous(input), ...(several ? ['--hostname=solo%i@%h'] : [])])
  expect(unit).toMatchObject({ KillMode: ['mixed'], KillSignal: ['SIGTERM'], TimeoutStopSec: ['300'] })
})

it('systemd: percent, dollar and quotes come through', async () => {
  const input = hostile('linux', { root: '/srv/50% off', python: '/srv/50% off/bin/python' })
  const text = await emit('systemd', input)
  const unit = systemdUnit(text)
  expect(unit['ExecStart']?.slice(2)).toEqual(input.plans.linux.command[0])
  expect(unit['Environment']).toEqual([`NOTE=${input.plans.linux.env['NOTE']!}`])
  expect(text).toContain('WorkingDirectory=/srv/50%% off')
})

it.each([...inputs, 'hostile'])('powershell: the commands of %s', async (words) => {
  const input = words === 'hostile' ? hostile('windows, venv') : inputFor(words)
  expect(powershellCommands(await emit('powershell', input))).toEqual(input.plans[input.target].command)
})

it.each([
  [
    'linux',
    ['CELERY_APP=shop', 'CELERY_WORKER_POOL=prefork', 'CELERY_WORKER_CONCURRENCY=4', 'CELERY_WORKER_LOGLEVEL=INFO'],
  ],
  [
    'linux, -B',
    [
      'CELERY_APP=shop',
      'CELERY_WORKER_POOL=prefork',
      'CELERY_WORKER_CONCURRENCY=4',
      'CELERY_WORKER_BEAT=1',
      'CELERY_WORKER_LOGLEVEL=INFO',
    ],
  ],
  [
    'linux, has gevent, asks gevent',
    ['CELERY_APP=shop', 'CELERY_WORKER_CONCURRENCY=50', 'CELERY_WORKER_LOGLEVEL=INFO'],
  ],
  [
    'windows, venv, cpu',
    [
      'CELERY_APP=shop',
      'CELERY_WORKER_POOL=solo',
      'CELERY_WORKER_PREFETCH_MULTIPLIER=1',
      'CELERY_WORKER_LOGLEVEL=INFO',
    ],
  ],
  [
    'macos, celery 5.6.2',
    [
      'CELERY_APP=shop',
      'FORKED_BY_MULTIPROCESSING=1',
      'CELERY_WORKER_POOL=prefork',
      'CELERY_WORKER_CONCURRENCY=4',
      'CELERY_WORKER_LOGLEVEL=INFO',
    ],
  ],
  ['linux, celery 4.4.7', []],
])('env: %s', async (words, lines) => {
  const text = await emit('env', inputFor(words))
  expect(text.split('\n').filter((line) => !line.startsWith('#'))).toEqual(lines)
})

it('env: says what variables can’t do', async () => {
  expect(await emit('env', inputFor('linux, has gevent, asks gevent'))).toContain('# celery worker --pool=gevent')
  expect(await emit('env', inputFor('windows, venv, cpu'))).toContain('Start 4 workers')
  expect(await emit('env', inputFor('linux, celery 4.4.7'))).toContain('# celery -A shop worker --pool=prefork')
})

it('django: Windows alone is set where the rest keeps the default', async () => {
  expect(await emit('django', inputFor('linux'))).toBe(
    `# Django settings that shop reads with config_from_object("django.conf:settings", namespace="CELERY").
import sys

if sys.platform == "win32":
    # solo, one task at a time
    # solo runs tasks in the worker process itself: it needs neither child processes nor semaphores
    CELERY_WORKER_POOL = "solo"
# Nothing to set on other systems: prefork.`,
  )
})

it.each([
  ['linux, io', ['else:', 'CELERY_WORKER_POOL = "threads"', 'CELERY_WORKER_CONCURRENCY = 16']],
  ['linux, quota', ['CELERY_WORKER_CONCURRENCY = "auto"']],
  ['linux, torch with CUDA', ['CELERY_WORKER_POOL_START_METHOD = "spawn"']],
  ['linux, has gevent, asks gevent', ['# gevent cannot be a setting', 'CELERY_WORKER_CONCURRENCY = 50']],
  [
    'macos, celery 5.6.2',
    ['elif sys.platform == "darwin":', 'os.environ.setdefault("FORKED_BY_MULTIPROCESSING", "1")', 'import os'],
  ],
  ['windows, venv, cpu', ['CELERY_WORKER_PREFETCH_MULTIPLIER = 1', '# Start 4 workers']],
])('django: %s', async (words, parts) => {
  const text = await emit('django', inputFor(words))
  for (const part of parts) expect(text).toContain(part)
})

it('django: the project’s own namespace', async () =>
  expect(await emit('django', inputFor('linux', { namespace: 'SHOP' }))).toContain('SHOP_WORKER_POOL = "solo"'))

it.each(emitFormats)('%s says what was chosen and why, in ASCII, and ends without a line end', async (format) => {
  for (const words of inputs) {
    const text = await emit(format, inputFor(words))
    expect(text).toMatch(/^[\n\x20-\x7e]*$/)
    expect(text).not.toMatch(/\n$/)
    if (format !== 'django') expect(text).toMatch(/(?:prefork|solo|threads|gevent|custom)[,(]| nodes, each solo/)
  }
})

it.each(emitFormats)('%s: -B runs once, however many workers there are', async (format) => {
  const text = await emit(format, inputFor('linux, no semaphores, cpu, -B'))
  const code = text.replaceAll(/^\s*(?:#|\/\/).*$/gm, '')
  expect((code.match(/(?<![\w-])-B\b|BEAT/g) ?? []).length).toBeLessThanOrEqual(1)
})
