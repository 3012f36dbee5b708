import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { isFullSuite } from '../support/full-suite.ts'
import { fixtureProject, runBin, type BinRun } from '../support/run-bin.ts'
import { venv } from '../support/venv.ts'

let python = ''
beforeAll(async () => {
  python = await venv('celery-5.7.0')
})

const COMMANDS = {
  doctor: () => ['doctor', '--offline', '--python', python],
  preflight: () => ['preflight', '--offline', '--python', python],
  recommend: () => ['pool', 'recommend', '--python', python],
  'dry run': () => ['worker', 'launch', '--dry-run', '--python', python],
  reproduce: () => ['reproduce', 'reload-option', '--python', python],
  explain: () => ['explain', 'host.shared-memory'],
  completion: () => ['completion', 'bash'],
} as const
type Command = keyof typeof COMMANDS
const all = Object.keys(COMMANDS) as Command[]

interface Limit {
  /** Run by a shell that then becomes poolwise. */
  readonly limit?: string
  /** Where that shell sends its output. */
  readonly to?: string
  /** In a project folder of its own. */
  readonly temporary?: (folder: string) => string
}

async function under(
  { limit = ':', to = '', temporary }: Limit,
  command: Command,
): Promise<BinRun & { left: string[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'limits-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const project = join(folder, 'project')
  cpSync(fixtureProject('healthy'), project, { recursive: true })
  const own = mkdtempSync(join(folder, 'tmp-'))
  const named = temporary?.(folder) ?? own
  const run = await runBin(COMMANDS[command](), {
    cwd: project,
    env: { TMPDIR: named, CELERY_BROKER_URL: 'memory://' },
    through: ['bash', '-c', `${limit}; exec "$@" ${to}`, 'bash'],
  })
  return { ...run, left: readdirSync(own) }
}

/** One line that says what is wrong, and what helps. */
function expectClear({ exitCode, stderr }: BinRun, says: RegExp): void {
  expect(stderr).toMatch(says)
  expect(stderr).toMatch(/^poolwise: [^\n]+\n(?: {2}[^\n]+\n)?$/)
  expect(exitCode).toBe(2)
}

/** Those that are run by default, of all. */
const some = (...chosen: readonly Command[]) => (isFullSuite ? all : chosen)

describe.skipIf(process.platform === 'win32')('one clear line, and exit code 2', () => {
  it.each(some('explain'))('standard output on a full disk: %s', async (command) => {
    expectClear(await under({ to: '> /dev/full' }, command), /standard output could not be written: ENOSPC/)
  })

  it.each(some('completion'))('a working directory that was removed: %s', async (command) => {
    expectClear(await under({ limit: 'rm -r "$PWD"' }, command), /current folder no longer exists/)
  })

  it.each<[name: string, limit: Limit, says: RegExp]>([
    ['no temporary folder', { temporary: (folder) => join(folder, 'missing') }, /no temporary folder.*ENOENT/],
    ['a file as temporary folder', { temporary: () => process.execPath }, /no temporary folder.*ENOTDIR/],
    ['files without size', { limit: 'ulimit -f 0' }, /refuses.*EFBIG.*\n.*ulimit -f/],
  ])('reproduce, %s', async (_, limit, says) => {
    const run = await under(limit, 'reproduce')
    expectClear(run, says)
    expect(run.left).toEqual([])
  })

  it.each(isFullSuite ? Array.from({ length: 25 }, (_, index) => 18 + index) : [20, 32])(
    '%i open files: the command works, or says that there are too few',
    async (files) => {
      for (const command of some('explain', 'doctor')) {
        const run = await under({ limit: `ulimit -n ${files}` }, command)
        if (run.exitCode !== 0) expectClear(run, /refuses.*EMFILE.*\n.*ulimit -n/)
      }
    },
  )
})

describe.skipIf(process.platform === 'win32')('the result, and its exit code', () => {
  const needNoFolder = all.filter((command) => command !== 'reproduce')
  it.each(isFullSuite ? needNoFolder : (['doctor'] as const))('without a temporary folder: %s', async (command) => {
    const { exitCode, stderr } = await under({ temporary: (folder) => join(folder, 'missing') }, command)
    expect([exitCode, stderr]).toEqual([0, ''])
  })

  it.each(some('explain'))('with closed streams: %s', async (command) => {
    for (const to of ['>&-', '2>&-', '<&- >&- 2>&-']) expect((await under({ to }, command)).exitCode).toBe(0)
  })

  it.runIf(process.platform === 'linux')('a limit of the size of files is named with its own cure', async () => {
    const { exitCode, stdout } = await under({ limit: 'ulimit -f 0' }, 'doctor')
    expect(stdout).toMatch(/host\.shared-memory[^]*limit of the size of files[^]*ulimit -f unlimited/)
    expect(stdout).not.toContain('--shm-size')
    expect(exitCode).toBe(1)
  })

  it('a project that removes its own folder', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'limits-'))
    writeFileSync(
      join(folder, 'shop.py'),
      "import os, shutil\nfrom celery import Celery\nshutil.rmtree(os.getcwd())\napp = Celery('shop', broker='memory://')\n",
    )
    const { exitCode, stderr } = await runBin(COMMANDS.doctor(), { cwd: folder })
    expect(stderr).not.toMatch(/^\s+at |defect/m)
    expect([0, 1, 2]).toContain(exitCode)
  })
})
