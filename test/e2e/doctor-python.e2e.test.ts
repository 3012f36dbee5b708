import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { hostOs } from '../../src/platform/os.ts'
import { examineFolder } from '../support/examine.ts'
import { runBin } from '../support/run-bin.ts'
import { venv } from '../support/venv.ts'

const app = "from celery import Celery\n\napp = Celery('shop', broker='redis://localhost:1/0')\n"
let python = ''
beforeAll(async () => {
  python = await venv('celery-5.7.0')
})

function project(files: Readonly<Record<string, string>> = {}): string {
  const root = mkdtempSync(join(tmpdir(), 'poolwise-python-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  for (const [file, text] of Object.entries({ 'shop.py': app, ...files })) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text, { mode: 0o755 })
  }
  return root
}

/** A shell without an active environment: PATH has Node and the system's programs. */
const bare = { PATH: `${dirname(process.execPath)}:/usr/bin:/bin`, VIRTUAL_ENV: undefined }
const named = () => ['--python', python]

describe.runIf(hostOs() !== 'windows')('an interpreter that cannot run', () => {
  it.each<[string, Record<string, string>, readonly string[] | null]>([
    ['PYTHONHOME', { PYTHONHOME: '/nope' }, null],
    ['another program', {}, ['--python', '/bin/false']],
  ])('%s: one error, and nothing is launched', async (_, env, args) => {
    const root = project()
    const { found, exitCode } = await examineFolder(root, args ?? named(), env)
    expect(found).toEqual(['python.starts error'])
    expect(exitCode).toBe(1)
    const launch = await runBin(['worker', 'launch', ...(args ?? named())], { cwd: root, env })
    expect(launch.exitCode).toBe(2)
    expect(launch.stderr).toContain('no worker was started')
  })
})

describe.runIf(hostOs() !== 'windows')('an environment in the project’s folder', () => {
  const windows = { '.venv/pyvenv.cfg': 'home = C:\\Python313\n', '.venv/Scripts/python.exe': '' }

  it('made on Windows', async () => {
    const root = project(windows)
    const { find } = await examineFolder(root, named(), bare)
    expect(find('python.own-environment')).toMatchObject({ status: 'fail', severity: 'warn' })
    expect(find('python.own-environment').message).toContain('made on another system')
  })

  it('made on Windows, and no other is there: one error', async () => {
    const { found } = await examineFolder(project(windows), [], bare)
    expect(found.filter((one) => one.startsWith('python.'))).toEqual(['python.own-environment error'])
  })

  it('whose interpreter is gone', async () => {
    const root = project({ '.venv/pyvenv.cfg': 'home = /opt/gone/bin\n' })
    mkdirSync(join(root, '.venv/bin'))
    symlinkSync('/opt/gone/bin/python3.12', join(root, '.venv/bin/python'))
    const { find } = await examineFolder(root, named(), bare)
    expect(find('python.own-environment').message).toContain('its base interpreter is gone')
  })

  it('in whose place another project’s is active', async () => {
    const root = project()
    symlinkSync(dirname(dirname(python)), join(root, '.venv'))
    const other = project()
    execFileSync(python, ['-m', 'venv', '--without-pip', join(other, '.venv')])
    const { found } = await examineFolder(root, [], { ...bare, VIRTUAL_ENV: join(other, '.venv') })
    expect(found.filter((one) => one.startsWith('python.'))).toEqual(['python.own-environment error'])
  })

  it('a link to the active environment is that environment', async () => {
    const root = project()
    const active = dirname(dirname(python))
    symlinkSync(active, join(root, '.venv'))
    for (const env of [{ VIRTUAL_ENV: active }, {}]) {
      const { found } = await examineFolder(root, [], { ...bare, PATH: `${active}/bin:${bare.PATH}`, ...env })
      expect(found.filter((one) => one.startsWith('python.'))).toEqual([])
    }
  })
})

describe.runIf(hostOs() !== 'windows')('files that start another Celery', () => {
  const unit = (environmentFile: string) => ({
    'deploy/celery.service':
      "[Service]\nEnvironmentFile=/etc/default/celery\nWorkingDirectory=/srv/shop\nExecStart=/bin/sh -c '${CELERY_BIN} multi start w1 -A shop'\n",
    'deploy/celery.default': environmentFile,
  })
  const script = (start: string) => ({ 'uv.lock': 'version = 1\n', 'start.sh': `#!/bin/sh\n${start} -A shop worker\n` })

  it.each<[string, Record<string, string>, readonly string[]]>([
    ["a unit with the system's", unit('CELERY_BIN="/usr/bin/python3 -m celery"\n'), ['python.same-environment warn']],
    ["a unit with the environment's", unit('CELERY_BIN="/srv/shop/.venv/bin/celery"\n'), []],
    ['a script of a uv project', script('celery'), ['python.same-environment warn']],
    ['the same with uv run', script('uv run celery'), []],
  ])('%s', async (_, files, findings) => {
    const { found } = await examineFolder(project(files), named(), bare)
    expect(found.filter((one) => one.startsWith('python.'))).toEqual(findings)
  })
})

it.runIf(hostOs() !== 'windows')('leaves nothing in the temporary folder', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'poolwise-tmp-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const args = [...named(), '--prove']
  const { find } = await examineFolder(project(), args, { TMPDIR: folder })
  expect(find('ipc.pool-round-trip').status).toBe('pass')
  expect(readdirSync(folder)).toEqual([])
})
