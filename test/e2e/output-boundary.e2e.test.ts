import { mkdtemp, readFile, readdir, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { emitFormats } from '../../src/emit/define-emitter.ts'
import { isFullSuite } from '../support/full-suite.ts'
import { evil, evilLine } from '../support/hostile-marks.ts'
import { expectSafe, hiddenStrings, marksIn } from '../support/hostile-output.ts'
import { hostileProjects, PYTHON, SCRIPT, type ProjectName } from '../support/hostile-projects.ts'
import { peer, type Peer } from '../support/peers.ts'
import { onTerminal } from '../support/pty.ts'
import { bin, runBin } from '../support/run-bin.ts'
import { startWatching } from '../support/terminal.ts'
import { venv, venvNames } from '../support/venv.ts'

const SECRET = ['q7', 'Zx', '9v', 'Lm'].join('')

const [name] = venvNames
let root = ''
let folders: Readonly<Record<ProjectName, string>>
let server: Peer | undefined
let python = ''

beforeAll(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'poolwise-boundary-')))
  server = await peer((socket) => {
    socket.on('error', () => undefined)
    socket.on('data', () => socket.write(`-ERR ${evilLine('mkBroker')}\r\n`))
  })
  folders = hostileProjects(root, server.port)
  if (name !== undefined) python = await venv(name)
})
afterAll(async () => {
  await server?.close()
  await rm(root, { recursive: true, force: true })
})

interface Row {
  readonly project: ProjectName
  readonly words: readonly string[]
  /** The marks that the output shows at least: without them nothing would have been tested. */
  readonly shows: string
  readonly env?: Readonly<Record<string, string>>
  /** Without: with POOLWISE_TESTS=all only. */
  readonly always?: true
  /** On a terminal of this width, in colour. */
  readonly columns?: number
}

/** Read by a check or printed as it was read, in the project `whole`. */
const CHECKED =
  'mkApp mkBeatEntry mkBeatTask mkDefaultQueue mkEnded mkFolder mkMakefile mkOption mkOptionName mkOtherApp mkProcfileQueue mkPythonVersion mkReadme mkRoute mkRoutedQueue mkSerializer mkSilence mkStepQueue mkTask mkTimezone'
const PLANNED =
  'mkComposeQueue mkFolder mkFolderQueue mkMakefile mkOtherApp mkProcfileQueue mkScript mkService mkStepQueue mkTask'
const ACTING = ['doctor', '--offline', '--fix', '--dry-run', '--target', 'windows']

const rows: readonly Row[] = [
  { project: 'whole', words: ['doctor', '--offline', '--verbose'], shows: CHECKED },
  {
    project: 'whole',
    words: ['doctor', '--offline', '--verbose', '--json'],
    shows: `${CHECKED} ${PLANNED}`,
    always: true,
  },
  { project: 'whole', words: ['doctor', '--offline', '--verbose', '--target', 'windows'], shows: CHECKED },
  { project: 'whole', words: ['doctor', '--offline', '--json', '--target', 'windows'], shows: PLANNED },
  { project: 'whole', words: ['doctor', '--offline', '--verbose'], columns: 40, shows: CHECKED, always: true },
  { project: 'whole', words: ['doctor', '--offline'], columns: 80, shows: 'mkTimezone mkSerializer' },
  { project: 'whole', words: ['doctor', '--offline', '--verbose'], columns: 200, shows: CHECKED },
  { project: 'whole', words: ['pool', 'recommend', '--why', '--verbose'], shows: PLANNED },
  { project: 'whole', words: ['pool', 'recommend', '--why'], columns: 80, shows: PLANNED },
  { project: 'whole', words: ['pool', 'recommend', '--why', '--json'], shows: PLANNED },
  { project: 'whole', words: ['worker', 'launch', '--dry-run', '--anyway'], shows: PLANNED },
  { project: 'whole', words: ['worker', 'launch', '--dry-run', '--anyway', '--json'], shows: PLANNED, always: true },
  { project: 'whole', words: [...ACTING], shows: '' },
  ...emitFormats.map((format): Row => {
    const shows = { django: '', powershell: 'mkMakefile' }[format as string] ?? 'mkProcfileQueue'
    return { project: 'whole', words: ['pool', 'recommend', '--emit', format], shows }
  }),
  { project: 'raises', words: ['doctor', '--offline'], shows: 'mkException mkProject', always: true },
  { project: 'raises', words: ['doctor', '--offline', '--json', '--verbose'], shows: 'mkException mkProject' },
  { project: 'raises', words: ['worker', 'launch'], shows: 'mkException' },
  { project: 'refuses', words: ['doctor', '--only', 'broker'], columns: 80, shows: 'mkBroker' },
  { project: 'refuses', words: ['doctor', '--only', 'broker', '--json'], shows: 'mkBroker', always: true },
  { project: 'bare', words: ['doctor', '--offline', '--python', `./${PYTHON}`], shows: 'mkInterpreter', always: true },
  { project: 'bare', words: ['pool', 'recommend', '--json', '--python', `./${PYTHON}`], shows: '' },
  { project: 'fixes', words: ACTING, shows: 'mkFixFolder mkFixQueue mkRemark mkUnfixed' },
  { project: 'fixes', words: ACTING, columns: 40, shows: 'mkFixFolder mkFixQueue mkRemark mkUnfixed' },
  { project: 'fixes', words: [...ACTING, '--json'], shows: 'mkFixFolder mkFixQueue mkRemark mkUnfixed' },
  { project: 'log', words: ['explain', 'worker.log'], columns: 40, shows: 'mkLogHost mkLogTask', always: true },
  { project: 'log', words: ['explain', 'worker.log'], shows: 'mkLogHost mkLogTask' },
  {
    project: 'log',
    words: ['explain', 'worker.log', '--json'],
    shows: 'mkLogError mkLogHost mkLogName mkLogTask',
    always: true,
  },
  { project: 'log', words: ['explain', 'worker.jsonl', '--json'], shows: 'mkJsonHost mkJsonTask', always: true },
  { project: 'log', words: ['explain', 'worker.jsonl'], shows: 'mkJsonHost mkJsonTask' },
  { project: 'log', words: ['explain', evil('mkTyped')], shows: 'mkTyped' },
  { project: 'log', words: ['explain', evil('mkTyped'), '--json'], shows: 'mkTyped' },
  { project: 'settings', words: ['doctor'], shows: 'mkSettingsLine', always: true },
  { project: 'settings', words: ['doctor', '--json'], shows: 'mkSettingsLine', always: true },
  { project: 'log', words: ['doctor', `--only=${evil('mkOnly')}`], shows: 'mkOnly' },
  { project: 'log', words: ['doctor', `--only=${evil('mkOnly')}`, '--json'], shows: 'mkOnly', always: true },
  { project: 'log', words: ['doctor', `--${evil('mkFlag')}`], shows: 'mkFlag', always: true },
  { project: 'log', words: ['doctor', evil('mkArgument')], shows: 'mkArgument' },
  { project: 'log', words: ['doctor', '--cwd', evil('mkCwd'), '--json'], shows: 'mkCwd' },
  { project: 'log', words: [evil('mkCommand')], shows: 'mkCommand' },
  { project: 'log', words: ['completion', evil('mkShell')], shows: 'mkShell' },
  {
    project: 'log',
    words: ['doctor'],
    env: { POOLWISE_TARGET: evil('mkVariable') },
    shows: 'mkVariable',
    always: true,
  },
  { project: 'log', words: ['doctor', '--json'], env: { POOLWISE_TARGET: evil('mkVariable') }, shows: 'mkVariable' },
]

/** poolwise reads these, or has them read, and shows none of them. */
const UNSHOWN =
  'mkComposeName mkEnvName mkEnvValue mkLogCode mkLogFile mkPackage mkProjectName mkRequiresPython mkStderr mkStdout mkStep mkWarning'.split(
    ' ',
  )

const marks = (words: string): string[] => words.split(' ').filter(Boolean)
const place = (project: ProjectName, env: Readonly<Record<string, string>> = {}) => ({
  cwd: folders[project],
  env: { XDG_STATE_HOME: join(root, `state-${project}`), ...env },
})
const withPython = (words: readonly string[]) =>
  words.includes('--python') || ['explain', 'completion'].includes(words[0]!) ? words : [...words, '--python', python]

/** @returns what it printed; nothing of it is obeyed */
async function printed({ project, words, env = {}, columns }: Omit<Row, 'shows'>): Promise<string> {
  if (columns !== undefined) {
    const argv = ['sh', '-c', `stty cols ${columns}; exec "$@"`, 'sh', process.execPath, bin, ...withPython(words)]
    const own = { ...process.env, TERM: 'xterm', FORCE_COLOR: '1', NO_COLOR: undefined, ...place(project, env).env }
    const terminal = onTerminal(python, argv, { cwd: folders[project], env: own })
    expect(await terminal.exit).toBeLessThan(3)
    expectSafe(terminal.shown(), { colours: true, terminal: true })
    return terminal.shown()
  }
  const { stdout, stderr, exitCode } = await runBin(withPython(words), place(project, env))
  expect(exitCode).toBeLessThan(3)
  expectSafe(stdout)
  expectSafe(stderr)
  if (words.includes('--json')) expect(hiddenStrings(JSON.parse(stdout))).toEqual([])
  return stdout + stderr
}

describe.skipIf(name === undefined || process.platform === 'win32')(
  'nothing of a hostile project is obeyed by a terminal or a CI, or hidden from a reader',
  () => {
    it.each(rows.filter(({ always }) => always || isFullSuite))(
      '$project at $columns: $words',
      { timeout: 120_000 },
      async ({ shows, ...row }) => {
        const shown = marksIn(await printed(row))
        expect([...shown]).toEqual(expect.arrayContaining(marks(shows)))
        expect(UNSHOWN.filter((mark) => shown.has(mark))).toEqual([])
      },
    )

    it.each([[[]], [['--json']]])('explain --follow %s', async (flags) => {
      const watching = startWatching(['explain', 'worker.log', '--follow', ...flags], { cwd: folders.log, env: {} })
      await watching.says(/mkLogTask[^]*mkLogHost|mkLogHost[^]*mkLogTask/)
      await watching.end()
      expectSafe(watching.output())
    })

    it.each([
      [`--only=redis://:${SECRET}@h${evil('mkOnly')}`],
      [`--password=${SECRET}${evil('mkFlag')}`, '--json'],
      ['--app', `redis//:${SECRET}@h${evil('mkApp')}`],
    ])('a secret among them: %s', async (...flags) => {
      expect(await printed({ project: 'log', words: ['doctor', ...flags] })).not.toContain(SECRET)
    })

    it('--fix and --undo, whose record has the lines as they are', async () => {
      const file = join(folders.fixes, SCRIPT)
      const before = await readFile(file)
      const row = { project: 'fixes', words: ['doctor', '--offline', '--target', 'windows', '--fix', '--yes'] } as const
      expect([...marksIn(await printed(row))]).toEqual(
        expect.arrayContaining(['mkFixFolder', 'mkFixQueue', 'mkRemark']),
      )
      expect((await readFile(file)).equals(before)).toBe(false)
      const records = join(root, 'state-fixes', 'poolwise', 'undo')
      const [record = ''] = await readdir(records)
      expect(await readFile(join(records, record), 'utf8')).toContain('mkFixQueue')
      expect([...marksIn(await printed({ project: 'fixes', words: ['doctor', '--undo'] }))]).toEqual(['mkFixFolder'])
      expect((await readFile(file)).equals(before)).toBe(true)
    })
  },
)
