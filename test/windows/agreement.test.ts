import { describe, expect, it } from 'vitest'
import type { DoctorReport } from '../../src/doctor/report.ts'
import { runBin } from '../support/run-bin.ts'
import { venv } from '../support/venv.ts'
import { poolwiseJson } from './support/programs.ts'
import { copyProject, equip } from './support/project.ts'

/** What another system's eyes can see from here: the project, not the machine. */
const TELLABLE = /^(?:app|config|pool|launch)\./

const findings = ({ checks }: DoctorReport): string[] =>
  checks
    .filter(({ id, status, severity }) => status === 'fail' && severity !== 'info' && TELLABLE.test(id))
    .map(({ id, severity }) => `${severity} ${id}`)
    .sort()

describe('--target windows, judged elsewhere, says what Windows itself says', () => {
  it.each([
    ['windows-conditional-pool', []],
    ['beat-on-windows', ['error pool.beat-allowed']],
    ['too-many-processes', ['error pool.concurrency-fits', 'error pool.supported-on-platform']],
    ['launch-windows-ci', ['error pool.supported-on-platform', 'warn launch.pool-per-platform']],
    ['limits-on-threads', ['error pool.supported-on-platform']],
    ['misspelt-setting', ['error pool.supported-on-platform', 'warn config.names-known']],
    ['unknown-beat-task', ['error config.beat-tasks-exist', 'error pool.supported-on-platform']],
  ])('%s', async (name, expected) => {
    const project = await equip(copyProject(name), 'celery-5.7.0', 'launcher')
    const { folder, env, named } = project
    const there = await poolwiseJson(['doctor', '--offline', ...named], { cwd: folder, env })
    const args = ['doctor', '--json', '--offline', '--target', 'windows', '--python', await venv('celery-5.7.0')]
    const here = JSON.parse((await runBin(args, { cwd: folder })).stdout) as DoctorReport
    expect({ there: findings(there.said as DoctorReport), here: findings(here) }).toEqual({
      there: expected,
      here: expected,
    })
  })
})
