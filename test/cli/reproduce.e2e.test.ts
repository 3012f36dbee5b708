import { type ChildProcess, spawn } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { Ajv } from 'ajv'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { scenarios } from '../../src/scenarios/catalogue/index.ts'
import type { ReproduceReport } from '../../src/scenarios/report.ts'
import { interpreters } from '../python/interpreters.ts'
import { until } from '../support/processes.ts'
import { bin, repository, runBin } from '../support/run-bin.ts'
import { venv } from '../support/venv.ts'

// A temporary folder of its own: what is left in it is ours.
let folder = ''
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'reproduce-')))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})
const temporary = () => ({ TMPDIR: folder, TEMP: folder, TMP: folder })
const poolwise = async (...args: string[]) =>
  runBin(['reproduce', ...args, '--python', await venv('celery-5.6.2')], { env: temporary() })

it('runs both, reports both, leaves nothing', async () => {
  const { exitCode, stdout } = await poolwise('spawn-empty-task-registry', '--json')
  const report = JSON.parse(stdout) as ReproduceReport
  const schema: unknown = JSON.parse(readFileSync(join(repository, 'schemas', 'reproduce.json'), 'utf8'))
  const validate = new Ajv({ strict: false }).compile(schema as object)
  validate(report)
  expect(validate.errors).toBeNull()
  expect(report.scenarios).toMatchObject([
    {
      id: 'spawn-empty-task-registry',
      outcome: 'reproduced',
      label: 'spawn-fast-trace-unpack',
      evidence: { diagnosis: 'spawn-fast-trace-unpack', tasks: { sent: 4, done: 0 }, folder: null },
      cure: { worked: true, diagnosis: null, tasks: { sent: 4, done: 4 } },
    },
  ])
  expect(report.scenarios[0]?.evidence?.excerpt).toContain('expected 3, got 0')
  expect([exitCode, readdirSync(folder)]).toEqual([0, []])
})

it('--keep leaves the projects, and they can be run again', async () => {
  const { stdout } = await poolwise('reload-option', '--keep', '--json')
  const [scenario] = (JSON.parse(stdout) as ReproduceReport).scenarios
  for (const run of [scenario?.evidence, scenario?.cure])
    expect(readdirSync(run?.folder ?? '')).toEqual(expect.arrayContaining(['output.log', 'run_settings.py', 'shop.py']))
})

it('a failure that does not come is exit 1', async () => {
  const { exitCode, stdout } = await poolwise('module-state-lost-in-spawn', '--start-method', 'fork')
  expect(exitCode).toBe(1)
  expect(stdout).toContain('not-reproduced')
})

it.each([
  [['reload-opton'], /reload-option/],
  [[], /--list/],
  [['reload-option', '--start-method', 'threads'], /fork, spawn, forkserver/],
])('%j is exit 2, with the next step', async (args, next) => {
  const { exitCode, stderr } = await poolwise(...args)
  expect([exitCode, stderr]).toEqual([2, expect.stringMatching(next)])
})

it('--list shows every scenario', async () => {
  const { exitCode, stdout } = await poolwise('--list')
  expect(exitCode).toBe(0)
  for (const { id } of scenarios) expect(stdout).toContain(id)
})

it.skipIf(process.platform === 'win32')('Ctrl+C ends what was started, too', async () => {
  const args = [bin, 'reproduce', 'silent-worker-on-black-hole', '--python', await venv('celery-5.6.2')]
  const child = spawn(process.execPath, args, { env: { ...process.env, TMPDIR: folder }, stdio: 'ignore' })
  await until(() => workersIn(folder).length > 0 || child.exitCode !== null)
  expect(child.exitCode).toBeNull()
  expect(processesIn(folder).length > 0 || process.platform !== 'linux').toBe(true)
  child.kill('SIGINT')
  expect(await exitOf(child)).toBe(130)
  expect([readdirSync(folder), processesIn(folder)]).toEqual([[], []])
})

describe('what is given cannot be used: exit 2, one error that names it, and the next step', () => {
  /** A program in the place of Python. */
  const script = (text: string, mode = 0o755): string => {
    const file = join(project(), 'python')
    writeFileSync(file, text, { mode })
    return file
  }
  const project = (): string => {
    const made = join(folder, 'project')
    mkdirSync(made, { recursive: true })
    return made
  }
  const python2 = interpreters().find(({ version }) => version === '2.7')?.executable
  const posix = process.platform !== 'win32'

  interface Given {
    readonly cwd?: string
    readonly python?: string
    readonly path?: string
  }
  it.each<[name: string, runs: boolean, given: () => Given | Promise<Given>, message: RegExp, next: RegExp]>([
    [
      'a --cwd that does not exist',
      true,
      async () => ({ cwd: join(folder, 'nosuch'), python: await venv('celery-5.6.2') }),
      /there is no folder .*nosuch/,
      /folder/,
    ],
    [
      'a --cwd that is a file',
      true,
      async () => ({ cwd: script(''), python: await venv('celery-5.6.2') }),
      /python is not a folder/,
      /folder/,
    ],
    ['nothing of that name', true, () => ({ python: './nosuch' }), /--python .*nosuch.*there is no/, /--python/],
    ['a folder', true, () => ({ python: project() }), /--python .*project.*is a folder/, /--python/],
    [
      'a text',
      posix,
      () => ({ python: script('text', 0o644) }),
      /--python .*python.*(?:can't|cannot) be executed/,
      /--python/,
    ],
    ['Node.js', true, () => ({ python: process.execPath }), /--python .*node.*exited with code/, /--python/],
    ['no program', posix, () => ({ python: script('\0') }), /--python .*python/, /--python/],
    ['a program that does nothing', posix, () => ({ python: script('#!/bin/sh\n') }), /exited with code 0/, /--python/],
    ['a crash', posix, () => ({ python: script('#!/bin/sh\nkill -SEGV $$\n') }), /crashed.*SIGSEGV/, /--python/],
    [
      'a Python without Celery',
      posix,
      async () => ({ python: realpathSync(await venv('celery-5.6.2')) }),
      /--python .*celery is not installed/i,
      /Install Celery.*--python/,
    ],
    ['Python 2', python2 !== undefined, () => ({ python: python2! }), /--python .*Python 2\.7/, /--python/],
    [
      // Once a TypeError: the search itself fails, here because the shim of pyenv has no versions beside it.
      'a pyenv that is broken',
      posix,
      () => {
        const shims = join(project(), 'shims')
        mkdirSync(shims)
        writeFileSync(join(shims, 'python3'), '#!/bin/sh\n', { mode: 0o755 })
        writeFileSync(join(project(), 'versions'), '')
        writeFileSync(join(project(), 'version'), '3.12\n')
        return { python: 'python3', path: shims }
      },
      /--python python3.*ENOTDIR/,
      /--python/,
    ],
  ])('%s', async (_, runs, given, message, next) => {
    if (!runs) return
    const { cwd, python, path } = await given()
    const args = ['reproduce', 'reload-option', ...(cwd ? ['--cwd', cwd] : []), ...(python ? ['--python', python] : [])]
    const env = { ...temporary(), ...(path && { PATH: [path, process.env['PATH']].join(delimiter) }) }
    const before = readdirSync(folder, { recursive: true })
    const human = await runBin(args, { env, cwd: folder })
    const json = await runBin([...args, '--json'], { env, cwd: folder })
    expect([human.exitCode, human.stdout, json.exitCode, json.stderr]).toEqual([2, '', 2, ''])
    expect(human.stderr).toMatch(message)
    expect(human.stderr).not.toMatch(/^\s+at |TypeError|defect/m)
    expect(JSON.parse(json.stdout)).toEqual({
      schemaVersion: 1,
      error: {
        code: 'USAGE',
        message: expect.stringMatching(message) as unknown,
        next: expect.stringMatching(next) as unknown,
        exitCode: 2,
      },
    })
    expect(readdirSync(folder, { recursive: true })).toEqual(before)
  })
})

const exitOf = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => child.once('exit', (code) => resolve(code)))

/** Workers that have got as far as their banner, by their logs. */
const workersIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('output.log'))
    .filter((file) => readFileSync(join(folder, file), 'utf8').includes('[tasks]'))

/** Linux: processes that work in the folder. */
const processesIn = (folder: string): string[] =>
  process.platform !== 'linux'
    ? []
    : readdirSync('/proc').filter((pid) => {
        try {
          return /^\d+$/.test(pid) && readlinkSync(`/proc/${pid}/cwd`).startsWith(folder)
        } catch {
          return false
        }
      })
