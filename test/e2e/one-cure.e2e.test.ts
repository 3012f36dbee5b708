import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DoctorReport } from '../../src/doctor/report.ts'
import type { PoolPlan } from '../../src/pool/plan.ts'
import { fixtureProject, runBin } from '../support/run-bin.ts'
import { venv } from '../support/venv.ts'

/** `celery -A shop worker -P prefork --autoscale=10,3 -l info`, in a README and in a batch file. */
let project = ''
let folder = ''
let python = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'poolwise-cure-'))
  project = join(folder, 'prefork-autoscaled')
  await cp(fixtureProject('prefork-autoscaled'), project, { recursive: true })
  python = await venv('celery-5.7.0')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const run = (command: readonly string[], args: readonly string[]) =>
  runBin([...command, '--python', python, ...args], {
    cwd: project,
    env: { XDG_STATE_HOME: join(folder, 'state'), LOCALAPPDATA: join(folder, 'state'), HOME: folder },
  })

describe('no --autoscale beside a pool that does not support it', () => {
  const cure = 'celery -A shop worker -l info --pool=solo'

  it.each<{ args: string[] }>([{ args: [] }, { args: ['--target', 'windows'] }])('doctor $args', async ({ args }) => {
    const { stdout } = await run(['doctor', '--json', '--offline'], args)
    const { checks } = JSON.parse(stdout) as DoctorReport
    const commands = checks
      .flatMap(({ remediation }) => remediation?.commands ?? [])
      .map(({ argv }) => argv.join(' '))
      .filter((command) => /--pool=(?:solo|threads)/.test(command))
    expect(new Set(commands)).toEqual(new Set([cure]))
  })

  it('pool recommend', async () => {
    const { stdout } = await run(['pool', 'recommend', '--json', '--target', 'windows'], [])
    expect((JSON.parse(stdout) as PoolPlan).command).toEqual([
      ['celery', '-A', 'shop', 'worker', '--pool=solo', '--loglevel=INFO'],
    ])
  })

  it('doctor --fix', async () => {
    const { stdout } = await run(['doctor', '--offline', '--target', 'windows', '--fix', '--yes'], [])
    expect(stdout).toContain('run-worker.bat')
    expect(await readFile(join(project, 'run-worker.bat'), 'utf8')).toBe(`@echo off\r\n${cure}\r\n`)
  })
})
