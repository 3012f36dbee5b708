import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { DoctorReport } from '../../src/doctor/report.ts'
import { failing, fixed, printed } from '../support/paste.ts'
import { CMD, inCmd } from './support/cmd.ts'
import { lane, windowsPath } from './support/lane.ts'
import { poolwiseJson } from './support/programs.ts'
import { equip, newFolder, type WindowsProject } from './support/project.ts'

const READY = /@\S+ ready\./

const app = (...lines: readonly string[]): string =>
  ['from celery import Celery', '', "app = Celery('shop', broker='memory://')", ...lines, ''].join('\n')
const batch = (...lines: readonly string[]): string => ['@echo off', ...lines, ''].join('\r\n')
const task = '\n@app.task\ndef pay():\n    pass\n'

type Files = Readonly<Record<string, string>>

const write = (folder: string, files: Files): void => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

async function project(files: Files): Promise<WindowsProject> {
  const folder = newFolder('paste')
  write(folder, files)
  return equip(folder, 'celery-5.7.0', 'launcher')
}

async function doctor({ folder, env }: WindowsProject): Promise<DoctorReport> {
  const { said } = await poolwiseJson(['doctor', '--offline'], { cwd: folder, env: { ...env, ...CMD } })
  return said as DoctorReport
}

interface Row {
  readonly id: string
  readonly files: Files
}

const workers: readonly Row[] = [
  {
    id: 'pool.supported-on-platform',
    files: { 'shop.py': app(task), 'run.bat': batch('celery -A shop worker -c %N% -l info') },
  },
  {
    id: 'pool.beat-allowed',
    files: { 'shop.py': app(task), 'run.bat': batch('celery -A shop worker -P solo -B -l info') },
  },
]

describe('a printed worker command runs in cmd.exe, and satisfies the check that printed it', () => {
  it.each(workers)('$id', async (row) => {
    const broken = await project(row.files)
    const lines = printed(failing(await doctor(broken), row.id))
    const line = lines.find((one) => / worker\b/.test(one)) ?? expect.fail(`printed: ${lines.join('\n')}`)
    const said = await inCmd(broken, [line], READY)
    expect(said, line).toMatch(READY)
    write(broken.folder, { 'run.bat': batch(line) })
    fixed(await doctor(broken), row.id)
  })
})

it('doctor --fix --yes corrects the line of a batch file; --undo puts it back', async () => {
  const before = batch('celery -A shop worker -P solo -Q=celery -l info')
  const broken = await project({ 'shop.py': app(task), 'run.bat': before })
  failing(await doctor(broken), 'launch.option-form')
  const words = [lane.node, join(lane.poolwise, 'bin', 'run.js')].map((file) => `"${windowsPath(file)}"`).join(' ')
  const fix = await inCmd(broken, [`${words} doctor --offline --fix --yes`])
  expect(readFileSync(join(broken.folder, 'run.bat'), 'latin1'), fix).toBe(before.replace('-Q=celery', '-Q celery'))
  fixed(await doctor(broken), 'launch.option-form')
  const undo = await inCmd(broken, [`${words} doctor --undo --yes`])
  expect(readFileSync(join(broken.folder, 'run.bat'), 'latin1'), undo).toBe(before)
})
