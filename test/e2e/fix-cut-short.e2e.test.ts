import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hostOs } from '../../src/platform/os.ts'
import { isFullSuite } from '../support/full-suite.ts'
import { fixtureProject, runBin } from '../support/run-bin.ts'
import { venv } from '../support/venv.ts'

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'poolwise-cut-')))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let python = ''
beforeAll(async () => {
  python = await venv('celery-5.7.0')
})

/** A copy of a project whose fix is one correction of shop/celery.py. */
function place(name: string) {
  const root = join(folder, name)
  cpSync(fixtureProject('starts-prefork'), root, { recursive: true, filter: (path) => !path.includes('__pycache__') })
  const file = join(root, 'shop', 'celery.py')
  const state = join(folder, `state-${name}`)
  const env = { XDG_STATE_HOME: state, LOCALAPPDATA: state }
  return {
    original: readFileSync(file, 'utf8'),
    text: () => readFileSync(file, 'utf8'),
    names: () => readdirSync(join(root, 'shop')).filter((one) => one !== '__pycache__'),
    /** A lock of a process that was killed counts for ten seconds: as if they had passed, or had just begun. */
    lockedAt: (time: number) => {
      const undo = join(state, 'poolwise', 'undo')
      for (const one of readdirSync(undo).filter((entry) => entry.endsWith('.lock')))
        utimesSync(join(undo, one), time, time)
    },
    /** What a killed run left counts as left after a minute. */
    age: () => {
      for (const one of readdirSync(join(root, 'shop'))) utimesSync(join(root, 'shop', one), 0, 0)
    },
    run: (flag: string, own: Record<string, string> = {}) =>
      runBin(['doctor', '--python', python, '--offline', '--target', 'windows', flag, '--yes'], {
        cwd: root,
        env: { ...env, ...own },
      }),
  }
}

const corrections = (text: string): number => text.split('worker_pool').length - 1

/** Ends the process as by `kill -9`, before or after a file gets its new content; `name` is a part of the temporary one. */
const killing = (title: string, name: string, when: 'before' | 'after'): Record<string, string> => {
  const preload = join(folder, `${title.replaceAll(' ', '-')}.mjs`)
  writeFileSync(
    preload,
    `import { promises } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
const { rename } = promises
promises.rename = async (from, to) => {
  const isIt = String(from).includes(${JSON.stringify(name)})
  if (!isIt || ${when === 'after'}) await rename(from, to)
  if (isIt) process.kill(process.pid, 'SIGKILL')
}
syncBuiltinESMExports()
`,
  )
  return { NODE_OPTIONS: `--import=${preload}` }
}

const moments: readonly [title: string, name: string, when: 'before' | 'after', corrected: number][] = [
  ['before the file was replaced', '.poolwise-', 'before', 0],
  ['when the file was replaced', '.poolwise-', 'after', 1],
  ['before it was recorded', '.json.new', 'before', 0],
  ['when it was recorded', '.json.new', 'after', 0],
]

/** macOS keeps its state elsewhere, which a test can't move. */
describe.runIf(hostOs() === 'linux')('--fix that was killed', () => {
  it.each(moments.filter((_, at) => isFullSuite || at < 2))(
    '%s: the next one corrects once, and --undo restores every byte',
    async (title, name, when, corrected) => {
      const { original, text, names, lockedAt, age, run } = place(title)
      const known = names()
      expect((await run('--fix', killing(title, name, when))).exitCode).toBeNull()
      expect(corrections(text())).toBe(corrected)
      lockedAt(Date.now() / 1000 + 3_600)
      const soon = await run('--fix')
      expect([soon.exitCode, soon.stderr]).toEqual([2, expect.stringContaining('was ended by force a few seconds ago')])
      lockedAt(0)
      age()
      expect((await run('--fix')).exitCode).toBe(0)
      expect(corrections(text())).toBe(1)
      expect((await run('--undo')).exitCode).toBe(0)
      expect(text()).toBe(original)
      expect(names()).toEqual(known)
    },
  )

  it.runIf(isFullSuite)('is undone at once as well, whether or not the file was replaced', async () => {
    for (const when of ['before', 'after'] as const) {
      const { original, text, lockedAt, run } = place(`undone ${when}`)
      await run('--fix', killing(`undone ${when}`, '.poolwise-', when))
      lockedAt(0)
      expect((await run('--undo')).exitCode).toBe(0)
      expect(text()).toBe(original)
      expect((await run('--undo')).exitCode).toBe(2)
    }
  })
})

it.runIf(hostOs() !== 'macos')('--fix and --undo at once leave the file whole, and --undo restores it', async () => {
  const { original, text, run } = place('at once')
  expect((await run('--fix')).exitCode).toBe(0)
  const corrected = text()
  const both = await Promise.all([run('--undo'), run('--fix'), run('--undo')])
  for (const { exitCode } of both) expect([0, 2]).toContain(exitCode)
  expect([original, corrected]).toContain(text())
  if (text() === corrected) expect((await run('--undo')).exitCode).toBe(0)
  expect(text()).toBe(original)
})
