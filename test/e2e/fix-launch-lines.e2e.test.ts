import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { DoctorReport, Finding } from '../../src/doctor/report.ts'
import { BROKEN, CURED, encodings, fixRows, leftRows, type FixRow } from '../support/fix-table.ts'
import { isFullSuite } from '../support/full-suite.ts'
import { failing, fixed } from '../support/paste.ts'
import { repository, runBin } from '../support/run-bin.ts'
import { venv } from '../support/venv.ts'

/** `doctor --fix` in each kind of file with worker commands, and `--undo`. */

const ID = 'launch.option-form'
const APP = "from celery import Celery\n\napp = Celery('shop', broker='memory://')\n"

const folders: string[] = []
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
})

async function project(rows: readonly FixRow[], encode: (text: string) => string) {
  const top = await realpath(await mkdtemp(join(tmpdir(), 'poolwise-fix-')))
  folders.push(top)
  const folder = join(top, 'shop')
  const files = [...rows.map(({ file, text }) => [file, encode(text)] as const), ['shop.py', APP] as const]
  for (const [file, text] of files) {
    await mkdir(dirname(join(folder, file)), { recursive: true })
    await writeFile(join(folder, file), text)
  }
  const python = await venv('celery-5.7.0')
  const env = { HOME: top, XDG_STATE_HOME: join(top, 'state'), LOCALAPPDATA: join(top, 'state') }
  const doctor = (...args: string[]) =>
    runBin(['doctor', '--offline', '--only', ID, '--python', python, ...args], { cwd: folder, env })
  return {
    doctor,
    undo: () => runBin(['doctor', '--undo', '--yes'], { cwd: folder, env }),
    report: async () => JSON.parse((await doctor('--json')).stdout) as DoctorReport,
    contents: () => Promise.all(rows.map(({ file }) => readFile(join(folder, file), 'utf8'))),
  }
}

/** The files that a finding names. */
const named = ({ evidence }: Finding): string[] =>
  Object.keys(evidence).flatMap((key) => /^(.+):\d+$/.exec(key)?.[1] ?? [])

describe.each(isFullSuite ? encodings : encodings.slice(0, 2))('%s', (_, encode) => {
  it('each line is corrected, the check passes, and --undo brings every byte back', async () => {
    const { doctor, undo, report, contents } = await project(fixRows, encode)
    const before = await contents()
    expect(new Set(named(failing(await report(), ID)))).toEqual(new Set(fixRows.map(({ file }) => file)))
    const { stdout, stderr } = await doctor('--fix', '--yes')
    expect(await contents(), stdout + stderr).toEqual(before.map((text) => text.replace(BROKEN, CURED)))
    fixed(await report(), ID)
    const undone = await undo()
    expect(await contents(), undone.stdout + undone.stderr).toEqual(before)
    failing(await report(), ID)
  })
})

it('a list of words, prose, a debugger and code are left to their author', async () => {
  const { doctor, report, contents } = await project(leftRows, (text) => text)
  const before = await contents()
  expect(new Set(named(failing(await report(), ID)))).toEqual(new Set(leftRows.map(({ file }) => file)))
  await doctor('--fix', '--yes')
  expect(await contents()).toEqual(before)
})

it('every format is in the table', async () => {
  const folder = join(repository, 'src', 'project', 'launch-commands', 'formats')
  const formats = (await readdir(folder)).map((name) => name.replace(/\.ts$/, ''))
  expect(new Set([...fixRows, ...leftRows].map(({ format }) => format))).toEqual(new Set(formats))
})
