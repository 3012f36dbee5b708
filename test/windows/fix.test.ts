import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import type { DoctorReport } from '../../src/doctor/report.ts'
import { BROKEN, CURED, encodings, fixRows } from '../support/fix-table.ts'
import { isFullSuite } from '../support/full-suite.ts'
import { failing, fixed } from '../support/paste.ts'
import { CMD, inCmd, withPoolwise } from './support/cmd.ts'
import { poolwiseJson } from './support/programs.ts'
import { equip, newFolder } from './support/project.ts'

const ID = 'launch.option-form'

/** Those of Windows; with POOLWISE_TESTS=all every kind. */
const rows = fixRows.filter(({ format }) => isFullSuite || ['batch', 'powershell', 'procfile'].includes(format))

it('doctor --fix corrects the line in each kind of file; --undo brings every byte back', async () => {
  const folder = newFolder('fix')
  const [, encode] = encodings.find(([title]) => title.includes('CRLF'))!
  const app = "from celery import Celery\n\napp = Celery('shop', broker='memory://')\n"
  for (const [file, text] of [...rows.map((row) => [row.file, encode(row.text)] as const), ['shop.py', app] as const]) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
  const project = await equip(folder, 'celery-5.7.0', 'launcher')
  const reader = { ...project, env: { ...project.env, ...withPoolwise() } }
  const env = { ...reader.env, ...CMD }
  const contents = () => rows.map(({ file }) => readFileSync(join(folder, file), 'utf8'))
  const report = async () =>
    (await poolwiseJson(['doctor', '--offline', '--only', ID], { cwd: folder, env })).said as DoctorReport
  const before = contents()
  failing(await report(), ID)
  const fix = await inCmd(reader, [`poolwise doctor --offline --only ${ID} --fix --yes`])
  expect(contents(), fix).toEqual(before.map((text) => text.replace(BROKEN, CURED)))
  fixed(await report(), ID)
  const undo = await inCmd(reader, ['poolwise doctor --undo --yes'])
  expect(contents(), undo).toEqual(before)
})
