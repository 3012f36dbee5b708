import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { DoctorReport } from '../../src/doctor/report.ts'
import { failing, fixed, printed } from '../support/paste.ts'
import type { Files } from '../support/twins.ts'
import { CMD, inCmd, withPoolwise } from './support/cmd.ts'
import { windowsPath } from './support/lane.ts'
import { pasteRows, type PasteRow, type PastedCure } from './support/paste-rows.ts'
import { poolwiseJson } from './support/programs.ts'
import { equip, newFolder, type WindowsProject } from './support/project.ts'

const write = (folder: string, files: Files): void => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

async function project({ files, pip = false }: PasteRow): Promise<WindowsProject> {
  const folder = newFolder('paste')
  write(folder, files)
  const own = await equip(folder, 'celery-5.7.0', 'launcher', { pip })
  return { ...own, env: { ...own.env, ...withPoolwise() } }
}

async function doctor({ folder, env, named }: WindowsProject, args: readonly string[]): Promise<DoctorReport> {
  const { said } = await poolwiseJson(['doctor', '--offline', ...named, ...args], {
    cwd: folder,
    env: { ...env, ...CMD },
  })
  return said as DoctorReport
}

/** A machine that is busy may not answer in time what a check asks: then it is asked again. */
async function decided(broken: WindowsProject, args: readonly string[], cures: readonly PastedCure[]) {
  for (let tries = 1; ; tries++) {
    const report = await doctor(broken, args)
    const open = report.checks.some(({ id, status }) => status === 'unknown' && cures.some((cure) => cure.id === id))
    if (!open || tries === 3) return report
  }
}

function lineOf(report: DoctorReport, { id, line }: PastedCure): string {
  const found = failing(report, id)
  const lines = printed(found)
  return lines.find((one) => line.test(one)) ?? expect.fail(`${id}, ${found.message}, printed: ${lines.join('\n')}`)
}

async function paste(row: PasteRow): Promise<string[]> {
  const { cures, below } = row
  const broken = await project(row)
  const inside = below === undefined ? [] : ['--cwd', below, '--python', windowsPath(broken.python)]
  const only = ['--only', [...new Set(cures.map(({ id }) => id))].join(',')]
  const args = [...(row.args ?? []), ...inside, ...only]
  const report = await decided(broken, args, cures)
  const pasted = cures.map((cure) => ({ cure, line: lineOf(report, cure) }))
  const lines = pasted.map(({ line }) => line)
  for (const { cure, line } of pasted) {
    const said = await inCmd(broken, [line], cure.says)
    if (cure.says) expect(said, line).toMatch(cure.says)
  }
  const written = pasted.flatMap(({ cure, line }) => (cure.cured ? [cure.cured(line)] : []))
  const changes = cures.some(({ says }) => says === undefined)
  if (written.length === 0 && !changes) return lines
  for (const files of written) write(broken.folder, files)
  const after = await decided(broken, args, cures)
  for (const id of new Set(cures.map((cure) => cure.id))) fixed(after, id)
  return lines
}

/** Each while the next has begun: they wait for programs that start slowly. A second try is a new one. */
const runs = new Map<PasteRow, Promise<string[]>>()
function result(row: PasteRow): Promise<string[]> {
  const running = runs.get(row) ?? paste(row)
  runs.set(row, running)
  running.catch(() => runs.delete(row))
  return running
}

describe('printed commands, pasted into cmd.exe in the folder of the project, satisfy the check that printed them', () => {
  it.each(pasteRows)('$title', async (row) => {
    const next = pasteRows[pasteRows.indexOf(row) + 1]
    if (next) result(next).catch(() => undefined)
    const lines = await result(row)
    expect(lines).toHaveLength(row.cures.length)
    console.log(lines.map((line) => `  > ${line}`).join('\n'))
  })
})
