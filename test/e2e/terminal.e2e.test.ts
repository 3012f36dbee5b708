import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { isFullSuite } from '../support/full-suite.ts'
import { alive, until } from '../support/processes.ts'
import { onTerminal, type Pty } from '../support/pty.ts'
import { bin, fixtureProject } from '../support/run-bin.ts'
import { venv } from '../support/venv.ts'

const linux = process.platform === 'linux'
let python = ''
beforeAll(async () => {
  python = await venv('celery-5.7.0')
})

interface Place {
  readonly cwd: string
  readonly env: NodeJS.ProcessEnv
  /** What the project has told. */
  told(name: string): boolean
  /** Worker and launcher, once the worker is ready. */
  ready(): Promise<{ worker: number; launcher: number }>
  go(): void
}

/** test/fixtures/projects/tells, with a folder of its own to tell. */
function place(own: Readonly<Record<string, string>> = {}): Place {
  const folder = mkdtempSync(join(tmpdir(), 'tells-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(CELERY|POOLWISE|DJANGO|VIRTUAL_ENV|NO_COLOR|FORCE_COLOR|CI$)/.test(name),
  )
  const told = (name: string) => existsSync(join(folder, name))
  return {
    cwd: fixtureProject('tells'),
    env: { ...Object.fromEntries(inherited), TERM: 'xterm', PYTHONDONTWRITEBYTECODE: '1', TELLS_TO: folder, ...own },
    told,
    ready: async () => {
      await until(() => told('ready'))
      const [worker = 0, launcher = 0] = readFileSync(join(folder, 'ready'), 'utf8').split(' ').map(Number)
      // The worker's group: nothing of it may stay.
      onTestFinished(() => expect(alive(-worker)).toBe(false))
      return { worker, launcher }
    },
    go: () => writeFileSync(join(folder, 'go'), ''),
  }
}

/** The shell that ignores the signal stays; the terminal's own ends. */
const ignoring: [title: string, start: (command: string) => string] = [
  'an ignored SIGHUP',
  (command) => `(trap '' HUP; ${command} & wait) & wait`,
]
const launch = () => [process.execPath, bin, 'worker', 'launch', '--python', python]
const typed = (argv: readonly string[]) => argv.map((word) => `'${word}'`).join(' ')
/** A shell on a terminal that keeps jobs, as a person has it. */
const shell = ({ cwd, env }: Place): Pty => onTerminal(python, ['bash', '--norc', '--noprofile', '-i'], { cwd, env })

/** Without a terminal: pipes that may be closed. */
function piped({ cwd, env }: Place, argv = launch()) {
  const [file = '', ...args] = argv
  const child = spawn(file, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
  child.stdout.resume()
  child.stderr.resume()
  return { child, exit: new Promise((resolve) => child.once('exit', (code, by) => resolve(code ?? by))) }
}

/** Linux: the state of a process, `T` while it is stopped. */
const state = (pid: number): string => readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').at(-1)?.charAt(0) ?? ''

describe.skipIf(process.platform === 'win32')('worker launch on a terminal', () => {
  it.runIf(linux)('colours, SIGUSR1, SIGUSR2, Ctrl+Z and fg, and a doubled Ctrl+C', async () => {
    const here = place({ PS1: '$ ' })
    const terminal = shell(here)
    terminal.type(`${typed(launch())}\n`)
    const { worker, launcher } = await here.ready()
    // Celery's banner, as it is without poolwise.
    await until(() => /\x1b\[[\d;]+m[^\n]*celery@/.test(terminal.shown()))
    process.kill(launcher, 'SIGUSR1')
    await until(() => terminal.shown().includes('MainThread'))
    process.kill(launcher, 'SIGUSR2')
    await until(() => here.told('usr2'))
    terminal.type('\x1a')
    await until(() => state(worker) === 'T' && state(launcher) === 'T')
    terminal.type('fg\n')
    await until(() => state(worker) !== 'T' && state(launcher) !== 'T')
    // One key press that came twice, as through npx.
    terminal.type('\x03\x03')
    await until(() => !alive(launcher))
    terminal.type('echo code:$?\n')
    await until(() => /code:\d/.test(terminal.shown()))
    expect(terminal.shown()).toContain('code:0')
    terminal.type('exit\n')
    await terminal.exit
    expect(alive(worker)).toBe(false)
  })

  it('Ctrl+\\ stops now, with a task running', async () => {
    const here = place({ TELLS_SENDS: 'nap 120' })
    const terminal = onTerminal(python, launch(), here)
    await here.ready()
    await until(() => here.told('task'))
    terminal.type('\x1c')
    expect(await terminal.exit).toBe(137)
    expect(here.told('done')).toBe(false)
  })

  it('a closed terminal is a warm stop: the running task ends', async () => {
    const here = place({ TELLS_SENDS: 'nap 2' })
    const terminal = onTerminal(python, launch(), here)
    const { worker } = await here.ready()
    await until(() => here.told('task'))
    terminal.hangUp()
    expect(await terminal.exit).toBe(0)
    await until(() => !alive(worker))
    expect(here.told('done')).toBe(true)
  })

  it.each<[title: string, start: (command: string) => string]>([
    ['nohup', (command) => `nohup ${command} & wait`],
    ...(linux ? [ignoring] : []),
  ])('with %s the closed terminal ends nothing, while examining and afterwards', async (_, start) => {
    const here = place({ TELLS_WAITS: '1' })
    const log = `${here.env['TELLS_TO']}/log`
    const line = start(`${typed(launch())} > '${log}' 2>&1`)
    const terminal = onTerminal(python, ['bash', '-c', line], here)
    await until(() => here.told('imported'))
    terminal.hangUp()
    await terminal.exit
    here.go()
    const { worker, launcher } = await here.ready()
    process.kill(launcher, 'SIGHUP')
    process.kill(launcher, 'SIGUSR1')
    // Signals are handled in the order of their numbers: the first one has been.
    await until(() => readFileSync(log, 'utf8').includes('MainThread'))
    expect(readFileSync(log, 'utf8')).not.toContain('hang-up')
    process.kill(launcher, 'SIGTERM')
    await until(() => !alive(launcher) && !alive(worker))
  })
})

describe.skipIf(process.platform === 'win32')('worker launch whose output is closed', () => {
  it('`| head -1`', async () => {
    const here = place()
    const line = `${typed(launch())} 2>&1 | head -1; exit \${PIPESTATUS[0]}`
    expect(await piped(here, ['bash', '-c', line]).exit).toBe(0)
  })

  it.each([
    ['stderr in a flood of lines, with the task running', ['stderr'], 'flood 20000'],
    ...(isFullSuite ? ([['both, with nothing to do', ['stdout', 'stderr'], '']] as const) : []),
  ] as const)('%s', async (_, streams, sends) => {
    const here = place({ TELLS_SENDS: sends })
    const { child, exit } = piped(here)
    await here.ready()
    if (sends) await until(() => here.told('task'))
    for (const stream of streams) child[stream].destroy()
    // Nothing is written that would show a worker without tasks that nobody reads.
    if (!sends) child.kill('SIGUSR1')
    expect(await exit).toBe(0)
    expect(here.told('done')).toBe(sends !== '')
  })
})

describe.runIf(linux)('a signal as soon as anything listens', () => {
  it.each(['SIGTERM', ...(isFullSuite ? (['SIGHUP', 'SIGINT'] as const) : [])] as const)(
    '%s ends with 0',
    async (name) => {
      const { child, exit } = piped(place())
      await until(() => catchesHangUp(child.pid as number))
      child.kill(name)
      expect(await exit).toBe(0)
    },
  )
})

/** The last of the signals that bin/run.js listens to; Node itself listens to SIGINT and SIGTERM. */
function catchesHangUp(pid: number): boolean {
  const [, mask = '0'] = /^SigCgt:\s*([0-9a-f]+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1')) ?? []
  return (BigInt(`0x${mask}`) & 1n) === 1n
}
