import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { isFullSuite } from '../support/full-suite.ts'
import { fixtureProject, runBin } from '../support/run-bin.ts'
import { venv } from '../support/venv.ts'

const NAMES =
  'hostname cat dmesg grep which ip git python python3 node celery docker redis-server rabbitmq-server epmd getconf uname lsb_release ldd sh bash env ps df sysctl sw_vers poetry uv pipenv pdm hatch pyenv'.split(
    ' ',
  )
const PLACES = ['.', 'bin', 'node_modules/.bin']

/** A project in whose folders programs of these names write down that they ran. */
function planted(): { project: string; ran: () => string } {
  const folder = mkdtempSync(join(tmpdir(), 'planted-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const [project, list] = [join(folder, 'project'), join(folder, 'ran')]
  cpSync(fixtureProject('healthy'), project, { recursive: true })
  // `--fix` has something to do, and looks at the repository.
  mkdirSync(join(project, '.git'))
  for (const place of PLACES) {
    mkdirSync(join(project, place), { recursive: true })
    for (const name of NAMES)
      writeFileSync(join(project, place, name), `#!/bin/sh\necho ${place}/${name} "$@" >> '${list}'\n`, { mode: 0o755 })
  }
  return { project, ran: () => (existsSync(list) ? readFileSync(list, 'utf8') : '') }
}

/** Entries that mean the current folder, or one in it. */
const FIRST = isFullSuite
  ? ['', '.', 'bin', 'node_modules/.bin', '.:bin::node_modules/.bin']
  : ['.:bin::node_modules/.bin']

const COMMANDS = [
  ['doctor', '--offline'],
  ['doctor', '--fix', '--dry-run', '--offline'],
  ['pool', 'recommend'],
  ['worker', 'launch', '--', '--no-such-option'],
  ...(isFullSuite ? [['preflight'], ['doctor', '--prove'], ['reproduce', 'reload-option']] : []),
]

describe.skipIf(process.platform === 'win32')('no program in the project runs', () => {
  it.each(FIRST)('PATH=%j first', async (first) => {
    const { project, ran } = planted()
    const python = await venv('celery-5.7.0')
    for (const args of COMMANDS) {
      const { exitCode, stderr } = await runBin(args, {
        cwd: project,
        env: { PATH: [first, dirname(python), process.env['PATH']].join(':'), CELERY_BROKER_URL: 'memory://' },
      })
      expect([0, 1, 2], stderr).toContain(exitCode)
    }
    expect(ran()).toBe('')
    // They would have told.
    execFileSync('/bin/sh', ['-c', 'hostname'], { cwd: project, env: { PATH: `${first}:/usr/bin` } })
    expect(ran()).toContain('hostname')
  })
})
