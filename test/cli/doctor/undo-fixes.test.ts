import { mkdir, mkdtemp, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { undoFixes } from '../../../src/cli/doctor/undo-fixes.ts'
import type { DoctorFlags, Invocation } from '../../../src/cli/doctor/invocation.ts'
import { applyFix, undoOf } from '../../../src/fixes/apply-fix.ts'
import { openJournal, type JournalEntry } from '../../../src/fixes/journal.ts'
import { planFix } from '../../../src/fixes/plan-fix.ts'
import { hostOs } from '../../../src/platform/os.ts'
import { reporters } from '../../../src/render/reporters.ts'
import { themeFor } from '../../../src/render/theme.ts'
import { MAX_WAIT_MS } from '../../support/deadlines.ts'

let root = ''
beforeEach(async () => {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'poolwise-undo-')))
  root = join(folder, 'project')
  await mkdir(root)
  vi.stubEnv('XDG_STATE_HOME', join(folder, 'state'))
  vi.stubEnv('LOCALAPPDATA', join(folder, 'state'))
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(join(root, '..'), { recursive: true, force: true })
})

const undo = (flags: Partial<DoctorFlags> = { yes: true }) =>
  undoFixes({
    flags: { cwd: root, ...flags } as DoctorFlags,
    format: 'human',
    print: () => undefined,
  } as Partial<Invocation> as Invocation)

/** A changed file, with what takes the change back. */
async function changedFile(file: string): Promise<JournalEntry> {
  await writeFile(join(root, file), 'celery worker\n')
  const planned = await planFix(
    {
      kind: 'edit',
      title: `change ${file}`,
      file,
      line: 1,
      before: 'celery worker',
      after: 'celery worker --pool=solo',
    },
    { root, python: null, env: process.env },
  )
  if (planned.kind === 'none') throw new Error(planned.because)
  await applyFix(planned, { root, env: process.env, signal: new AbortController().signal, onLine: () => undefined })
  return undoOf(planned)
}

const runs = (title: string, code: string): JournalEntry => ({
  kind: 'command',
  title,
  program: process.execPath,
  args: ['-e', code],
})

async function recorded(entries: readonly JournalEntry[]) {
  const journal = await openJournal(root, process.env)
  journal.begin()
  await journal.replace(entries)
}

const content = (file: string) => readFile(join(root, file), 'utf8')
const left = async () => (await openJournal(root, process.env)).last().map(({ title }) => title)

async function exists(file: string): Promise<void> {
  const end = Date.now() + MAX_WAIT_MS
  while (!(await stat(join(root, file)).catch(() => null))) {
    if (Date.now() > end) throw new Error(`${file} was never written`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** macOS keeps its state elsewhere, which a test can't move. */
const stateful = it.runIf(hostOs() !== 'macos')

stateful('an interrupt keeps the report of what was undone', { timeout: MAX_WAIT_MS }, async () => {
  await recorded([
    await changedFile('first.sh'),
    runs('uninstall eventlet', 'fs.writeFileSync("started", ""); setInterval(() => {}, 1000)'),
    await changedFile('last.sh'),
  ])
  const result = undo()
  await exists('started')
  process.emit('SIGINT')
  const { printed, exitCode } = await result
  expect(exitCode).toBe(130)
  expect(printed).toEqual({
    kind: 'undo',
    document: {
      schemaVersion: 1,
      undone: [
        { title: 'change last.sh', status: 'undone', because: null },
        { title: 'uninstall eventlet', status: 'failed', because: 'it was interrupted' },
      ],
    },
  })
  const theme = await themeFor(process.stdout, {}, false)
  expect((await reporters.human()).render(printed!, { theme, quiet: false, verbose: false })).toBe(
    'undone  change last.sh\nfailed  uninstall eventlet: it was interrupted',
  )
  expect([await content('last.sh'), await content('first.sh')]).toEqual([
    'celery worker\n',
    'celery worker --pool=solo\n',
  ])
  expect(await left()).toEqual(['change first.sh', 'uninstall eventlet'])
})

stateful.each([
  ['', 0],
  ['process.exit(3)', 1],
])('without an interrupt: %j → %i', async (code, exitCode) => {
  await recorded([runs('uninstall eventlet', code)])
  expect((await undo()).exitCode).toBe(exitCode)
})

stateful('a command is not run unasked: without a terminal, it says so', async () => {
  await recorded([runs('uninstall eventlet', 'fs.writeFileSync("ran", "")')])
  await expect(undo({})).rejects.toThrow('--undo asks before it runs a command')
  expect(await left()).toEqual(['uninstall eventlet'])
})
