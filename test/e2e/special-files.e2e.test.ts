import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { DoctorReport } from '../../src/doctor/report.ts'
import { isFullSuite } from '../support/full-suite.ts'
import { runBin } from '../support/run-bin.ts'
import { growing, KINDS, makeSpecial, OUTSIDE, READ_NAMES, text, type Kind } from '../support/special-files.ts'
import { venv } from '../support/venv.ts'

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'poolwise-special-')))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const outside = join(folder, 'outside')
let python = ''
beforeAll(async () => {
  python = await venv('celery-5.7.0')
  writeFileSync(outside, text(OUTSIDE))
})

/** Root may read everything, but not without these. */
const withoutRights = ['setpriv', '--bounding-set=-dac_override,-dac_read_search', '--']
const isRoot = process.getuid?.() === 0

function projectFolder(): string {
  const root = mkdtempSync(join(folder, 'project-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  mkdirSync(join(root, 'shop'))
  writeFileSync(join(root, 'shop', '__init__.py'), '')
  writeFileSync(
    join(root, 'shop', 'celery.py'),
    "from celery import Celery\napp = Celery('shop', broker='memory://')\n",
  )
  return root
}

async function examined(names: readonly string[], kind: Kind) {
  const root = projectFolder()
  makeSpecial(root, names, kind, outside)
  const grower = kind.title === 'files that grow' ? growing(root, names) : null
  try {
    return await runBin(['doctor', '--offline', '--json', '--verbose', '--python', python], {
      cwd: root,
      through: isRoot && kind.title.includes('nobody') ? withoutRights : [],
    })
  } finally {
    if (grower?.exitCode === null) {
      grower.kill('SIGKILL')
      await once(grower, 'exit')
    }
  }
}

/** It ended by itself with a report: nothing was waited for, nothing broke, and nothing from outside is in it. */
async function endsWell(names: readonly string[], kind: Kind): Promise<void> {
  const { stdout, stderr, exitCode } = await examined(names, kind)
  expect(stderr).toBe('')
  expect(exitCode).toBeLessThan(2)
  expect(stdout).not.toContain(OUTSIDE)
  const { run, checks } = JSON.parse(stdout) as DoctorReport
  expect(run.timedOut).toEqual([])
  expect(checks.filter(({ error }) => error !== null)).toEqual([])
  expect(checks.find(({ id }) => id === 'app.imports')?.status).toBe('pass')
}

describe.skipIf(process.platform !== 'linux')('doctor in a project whose files are no files', () => {
  it.each(KINDS)('all of them are $title', (kind) => endsWell(READ_NAMES, kind))

  it('an environment whose pyvenv.cfg is a named pipe is not started', async () => {
    const root = projectFolder()
    mkdirSync(join(root, '.venv', 'bin'), { recursive: true })
    symlinkSync(realpathSync(python), join(root, '.venv', 'bin', 'python'))
    execFileSync('mkfifo', [join(root, '.venv', 'pyvenv.cfg')])
    const { stdout, exitCode } = await runBin(['doctor', '--offline', '--json', '--only', 'python'], { cwd: root })
    const { run, checks } = JSON.parse(stdout) as DoctorReport
    expect(run.timedOut).toEqual([])
    expect(checks.find(({ id }) => id === 'python.own-environment')?.message).toContain('pyvenv.cfg is no file')
    expect(exitCode).toBe(1)
  })

  /** Each name with one kind. */
  const alone = READ_NAMES.map((name, at) => ({ name, kind: KINDS[at % KINDS.length]! }))
  it.runIf(isFullSuite).each(alone)('$name alone: $kind.title', ({ name, kind }) => endsWell([name], kind))
})
