import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import type { DoctorReport } from '../../src/doctor/report.ts'
import { isFullSuite } from '../support/full-suite.ts'
import { fixtureProject, runBin } from '../support/run-bin.ts'
import { venv } from '../support/venv.ts'

/** In each of them: more than every search once had as its limit. */
const FILES = 2_500

/** Folders that aren't the project's own, and what is in them. */
const LARGE = [
  ['.mypy_cache', '.json'],
  ['.ruff_cache', ''],
  ['.pytest_cache', ''],
  ['node_modules', '.py'],
  ['.tox', '.py'],
  ['build', '.py'],
  ['aaa-ignored', '.py'],
  ['data', '.txt'],
] as const

type Files = Readonly<Record<string, string>>

const plain = mkdtempSync(join(tmpdir(), 'poolwise-plain-'))
/** A folder with all the large ones, into which each project is put in its turn: making them takes longest. */
const large = mkdtempSync(join(tmpdir(), 'poolwise-large-'))

beforeAll(() => {
  for (const [folder, extension] of LARGE) {
    for (let index = 0; index < FILES; index++) {
      const inner = join(large, folder, String(index % 50))
      if (index < 50) mkdirSync(inner, { recursive: true })
      writeFileSync(join(inner, `${index}${extension}`), 'x = 1\n')
    }
  }
})

afterAll(() => [plain, large].forEach((folder) => rmSync(folder, { recursive: true, force: true })))

/** Puts a project into a folder, and takes it away when the test is over. */
function put(root: string, fixture: string, files: Files): string {
  cpSync(fixtureProject(fixture), root, { recursive: true })
  for (const [path, text] of Object.entries({ ...files, '.gitignore': 'aaa-ignored/\n' })) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  const kept = root === large ? LARGE.map(([folder]): string => folder) : []
  onTestFinished(() => {
    for (const name of readdirSync(root))
      if (!kept.includes(name)) rmSync(join(root, name), { recursive: true, force: true })
  })
  return root
}

async function statuses(root: string): Promise<Record<string, string>> {
  const python = await venv('celery-5.7.0')
  const { stdout, stderr } = await runBin(['doctor', '--json', '--offline', '--python', python], { cwd: root })
  const { checks } = (stdout === '' ? expect.fail(stderr) : JSON.parse(stdout)) as DoctorReport
  return Object.fromEntries(checks.map(({ id, status }) => [id, status]))
}

/** Checks that rest on what no file of the project does. */
const rows: readonly [fixture: string, files: Files, expected: Readonly<Record<string, string>>][] = [
  [
    'unconsumed-queue',
    { 'deploy/worker.yaml': 'args: [worker, -Q, images]\n' },
    { 'config.routes-consumed': 'pass', 'app.tasks-registered': 'pass' },
  ],
  ['django-not-loaded', {}, { 'app.loaded-by-project': 'fail' }],
  ['misspelt-setting', {}, { 'config.names-known': 'fail' }],
  ['unknown-beat-task', {}, { 'config.beat-tasks-exist': 'fail' }],
]

it.each(isFullSuite ? rows : rows.slice(0, 2))(
  'folders of 2,500 files that are not its own change no finding of %s',
  async (fixture, files, expected) => {
    const before = await statuses(put(plain, fixture, files))
    expect(before).toMatchObject(expected)
    expect(await statuses(put(large, fixture, files))).toEqual(before)
  },
)
