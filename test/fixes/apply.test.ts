import {
  chmod,
  link,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { EditFix } from '../../src/checks/remedy/fix.ts'
import { applyFix, undoOf } from '../../src/fixes/apply-fix.ts'
import { journalFile, openJournal, UnreadableJournalError } from '../../src/fixes/journal.ts'
import { restoreArgs } from '../../src/fixes/pip.ts'
import { planFix } from '../../src/fixes/plan-fix.ts'
import { readProjectFile } from '../../src/fixes/project-file.ts'
import { lockProject } from '../../src/fixes/lock-project.ts'
import { undoLast } from '../../src/fixes/undo.ts'
import { hostOs } from '../../src/platform/os.ts'

let folder = ''
let root = ''
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'poolwise-fix-')))
  root = join(folder, 'project')
  await mkdir(root)
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const env = () => ({
  XDG_STATE_HOME: join(folder, 'state'),
  LOCALAPPDATA: join(folder, 'state'),
  PATH: process.env['PATH'],
})
const running = () => ({
  root,
  env: env(),
  signal: new AbortController().signal,
  onLine: () => undefined,
  agree: () => Promise.resolve(true),
})
const edit = (over: Partial<EditFix> = {}): EditFix => ({
  kind: 'edit',
  title: 'mend it',
  file: 'run.bat',
  line: 1,
  before: 'celery worker',
  after: 'celery worker --pool=solo',
  ...over,
})
const plan = (fix: EditFix) => planFix(fix, { root, python: null, env: env() })
const content = () => readFile(join(root, 'run.bat'), 'utf8')
/** macOS keeps its state elsewhere, which a test can't move. */
const statefully = it.runIf(hostOs() !== 'macos')

async function done(fix: EditFix): Promise<string | null> {
  const planned = await plan(fix)
  if (planned.kind === 'none') return planned.because
  return applyFix(planned, running())
}

describe('a file', () => {
  it('is changed at once, keeps its permissions, and nothing lies beside it', async () => {
    await writeFile(join(root, 'run.bat'), 'celery worker\r\n')
    await chmod(join(root, 'run.bat'), 0o751)
    const { mode } = await stat(join(root, 'run.bat'))
    expect(await done(edit())).toBeNull()
    expect(await content()).toBe('celery worker --pool=solo\r\n')
    expect((await stat(join(root, 'run.bat'))).mode).toBe(mode)
    expect(await readdir(root)).toEqual(['run.bat'])
  })

  it('that was changed since it was read is left alone', async () => {
    await writeFile(join(root, 'run.bat'), 'celery worker\n')
    const planned = await plan(edit())
    await writeFile(join(root, 'run.bat'), 'celery worker\n# mine\n')
    expect(planned.kind === 'edit' && (await applyFix(planned, running()))).toBe(
      'the file has changed since it was read',
    )
    expect(await content()).toBe('celery worker\n# mine\n')
    expect(await readdir(root)).toEqual(['run.bat'])
  })

  it.each(['../run.bat', 'link.bat', 'sub/../../run.bat'])(
    'outside of the project is never changed: %s',
    async (file) => {
      await mkdir(join(root, 'sub'))
      await writeFile(join(folder, 'run.bat'), 'celery worker\n')
      if (file === 'link.bat' && hostOs() !== 'windows') await symlink(join(folder, 'run.bat'), join(root, 'link.bat'))
      expect(await done(edit({ file }))).toMatch(/outside the project|does not exist/)
      expect(await readFile(join(folder, 'run.bat'), 'utf8')).toBe('celery worker\n')
    },
  )

  it('that has other hard links is left alone', async () => {
    await writeFile(join(root, 'run.bat'), 'celery worker\n')
    await link(join(root, 'run.bat'), join(folder, 'other.bat'))
    expect(await done(edit())).toContain('other hard links')
    expect(await readFile(join(folder, 'other.bat'), 'utf8')).toBe('celery worker\n')
  })

  it('takes what a killed run left in its folder with it, and nothing else', async () => {
    await writeFile(join(root, 'run.bat'), 'celery worker\n')
    const [old, fresh, other] = ['.poolwise-0123456789ab', '.poolwise-ba9876543210', '.poolwise-notes']
    for (const name of [old, fresh, other]) await writeFile(join(root, name), '')
    for (const name of [old, other]) await utimes(join(root, name), 1, 1)
    expect(await done(edit())).toBeNull()
    expect((await readdir(root)).sort()).toEqual([other, fresh, 'run.bat'].sort())
  })

  it.each(['.venv/lib/site-packages/celery/run.bat', '.git/hooks/run.bat'])(
    "that isn't the project's own: %s",
    async (file) => {
      await mkdir(join(root, file, '..'), { recursive: true })
      await writeFile(join(root, file), 'celery worker\n')
      expect(await done(edit({ file }))).toContain('belongs to a package or a tool')
    },
  )

  it.each([
    ['none.bat', 'the file does not exist'],
    ['.', 'the file is outside the project'],
  ])('%s: %s', async (file, because) => {
    expect(await readProjectFile(root, file)).toEqual({ ok: false, because })
  })
})

describe('a command', () => {
  const command = (argv: readonly string[]) =>
    planFix({ kind: 'command', title: 'install', argv, undo: [] }, { root, python: null, env: env() })

  it('is never looked for in the current folder or the project', async () => {
    for (const name of ['poolwise-no-such-tool', 'poolwise-no-such-tool.exe']) {
      await writeFile(join(root, name), '#!/bin/sh\n', { mode: 0o755 })
    }
    expect(await command(['poolwise-no-such-tool', 'add', 'x'])).toMatchObject({ kind: 'none' })
  })

  it('of pip takes the version that the project names', async () => {
    await writeFile(join(root, 'requirements.txt'), 'pip==24.0\ninstall==1\ncelery==5.3.6\n')
    const fix = { kind: 'pip', title: '', python: process.execPath, requirements: ['celery', 'redis'] } as const
    const planned = await planFix(fix, { root, python: null, env: env() })
    expect(planned.kind === 'command' && planned.argv.slice(1).join(' ')).toBe('-I -m pip install celery==5.3.6 redis')
  })

  it('says what it says, and why it failed', async () => {
    const lines: string[] = []
    const planned = await command([process.execPath, '-e', 'console.log("one"); console.error("two"); process.exit(3)'])
    const because =
      planned.kind === 'command' && (await applyFix(planned, { ...running(), onLine: (line) => lines.push(line) }))
    expect(because).toBe('it exited with code 3')
    expect(lines.sort()).toEqual(['one', 'two'])
  })
})

describe('undo', () => {
  /** Two changes of one file, noted as --fix does. */
  async function fixTwice() {
    await writeFile(join(root, 'run.bat'), '\uFEFFcelery worker\r\nrem b')
    const journal = await openJournal(root, env())
    journal.begin()
    const entries = []
    for (const fix of [edit(), edit({ line: 2, before: 'rem b', after: 'rem c' })]) {
      const planned = await plan(fix)
      if (planned.kind === 'none') throw new Error(planned.because)
      entries.push(undoOf(planned))
      await journal.replace(entries)
      expect(await applyFix(planned, running())).toBeNull()
    }
    expect(await content()).toBe('\uFEFFcelery worker --pool=solo\r\nrem c')
  }

  statefully('brings everything back byte for byte, and then has nothing left', async () => {
    await fixTwice()
    const journal = await openJournal(root, env())
    expect((await undoLast(journal, running())).map(({ because }) => because)).toEqual([null, null])
    expect(await content()).toBe('\uFEFFcelery worker\r\nrem b')
    expect((await openJournal(root, env())).last()).toEqual([])
  })

  statefully('refuses when the file has changed since, and can be tried again', async () => {
    await fixTwice()
    const fixed = await content()
    await writeFile(join(root, 'run.bat'), `${fixed}\r\nrem mine`)
    expect((await undoLast(await openJournal(root, env()), running())).map(({ because }) => because)).toEqual([
      'the file has changed since',
    ])
    expect(await content()).toBe(`${fixed}\r\nrem mine`)
    await writeFile(join(root, 'run.bat'), fixed)
    expect(await undoLast(await openJournal(root, env()), running())).toHaveLength(2)
    expect(await content()).toBe('\uFEFFcelery worker\r\nrem b')
  })

  statefully('undoes nothing after an interrupt, and can be tried again', async () => {
    await fixTwice()
    const fixed = await content()
    const signal = AbortSignal.abort()
    expect(await undoLast(await openJournal(root, env()), { ...running(), signal })).toEqual([])
    expect(await content()).toBe(fixed)
    expect(await undoLast(await openJournal(root, env()), running())).toHaveLength(2)
  })

  statefully('of a run that was killed before it changed the file leaves the file as it is', async () => {
    await fixTwice()
    const fixed = await content()
    const journal = await openJournal(root, env())
    journal.begin()
    const planned = await plan(edit({ line: 2, before: 'rem c', after: 'rem d' }))
    if (planned.kind === 'none') throw new Error(planned.because)
    await journal.replace([undoOf(planned)])
    expect((await undoLast(await openJournal(root, env()), running())).map(({ because }) => because)).toEqual([null])
    expect(await content()).toBe(fixed)
    expect((await openJournal(root, env())).last()).toHaveLength(2)
  })

  statefully('sees the run before one without changes, also one that an earlier version wrote down', async () => {
    await fixTwice()
    ;(await openJournal(root, env())).begin()
    expect((await openJournal(root, env())).last()).toHaveLength(2)
    const { file } = await journalFile(root, env())
    const { runs } = JSON.parse(await readFile(file, 'utf8')) as { runs: unknown[] }
    await writeFile(file, JSON.stringify({ root, runs: [...runs, []] }))
    expect((await openJournal(root, env())).last()).toHaveLength(2)
  })

  statefully.each(['{"runs": [[{"kind":', '{"runs": [[{"kind": "command", "title": "x", "program": "sh"}]]}', '[]'])(
    'neither uses nor replaces a journal that is none: %s',
    async (text) => {
      await fixTwice()
      const { file } = await journalFile(root, env())
      await writeFile(file, text)
      await expect(openJournal(root, env())).rejects.toThrow(UnreadableJournalError)
      expect(await readFile(file, 'utf8')).toBe(text)
    },
  )

  statefully('runs no command that was declined, and keeps it', async () => {
    const journal = await openJournal(root, env())
    journal.begin()
    const program = process.execPath
    await journal.replace([
      { kind: 'command', title: 'remove it', program, args: ['-e', 'fs.writeFileSync("ran", "")'] },
    ])
    const agree = () => Promise.resolve(false)
    expect(await undoLast(journal, { ...running(), agree })).toMatchObject([{ because: 'declined' }])
    expect(await readdir(root)).toEqual([])
    expect((await openJournal(root, env())).last()).toHaveLength(1)
  })

  statefully('keeps nothing of it in the project, and nobody else can read it', async () => {
    await fixTwice()
    expect(await readdir(root)).toEqual(['run.bat'])
    const [file = ''] = await readdir(join(folder, 'state', 'poolwise', 'undo'))
    if (hostOs() === 'linux') expect((await stat(join(folder, 'state', 'poolwise', 'undo', file))).mode & 0o077).toBe(0)
  })

  it('of an installation takes out what came along, and puts back what was replaced', () => {
    const versions = (of: Record<string, string>) =>
      Object.fromEntries(Object.entries(of).map(([name, version]) => [name, { version }]))
    expect(restoreArgs(versions({ celery: '5.7.0' }), versions({ celery: '5.7.0' }))).toEqual([])
    expect(
      restoreArgs(
        versions({ celery: '5.7.0', vine: '5.0' }),
        versions({ celery: '5.7.0', vine: '5.1', gevent: '25', greenlet: '3' }),
      ),
    ).toEqual([
      ['-I', '-m', 'pip', 'uninstall', '-y', 'gevent', 'greenlet'],
      ['-I', '-m', 'pip', 'install', '--no-deps', 'vine==5.0'],
    ])
  })
})

statefully('one run at a time changes a project', async () => {
  const first = await lockProject(root, env())
  const second = await lockProject(root, env())
  expect(second.ok ? '' : second.because).toContain('another --fix')
  if (!first.ok) throw new Error(first.because)
  expect(first.value.isHeld()).toBe(true)
  await first.value.release()
  const next = await lockProject(root, env())
  expect(next.ok).toBe(true)
  if (next.ok) await next.value.release()
})
