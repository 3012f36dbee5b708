import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { DoctorReport, Finding } from '../../src/doctor/report.ts'
import { runProcess } from '../../src/platform/run-process.ts'
import { cleanEnv } from '../probes/support.ts'
import { MAX_WAIT_MS } from '../support/deadlines.ts'
import { fixtureProject, repository } from '../support/run-bin.ts'
import { venv } from '../support/venv.ts'

/** A copy of the built program in which one function of one of its Python files raises. */
function brokenCopy(file: string, name: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'poolwise-broken-'))
  onTestFinished(() => rmSync(copy, { recursive: true, force: true }))
  for (const part of ['bin', 'dist', 'package.json', 'oclif.manifest.json'])
    cpSync(join(repository, part), join(copy, part), { recursive: true })
  const path = join(copy, 'dist', 'python', '_poolwise', 'app', file)
  const source = readFileSync(path, 'utf8')
  const broken = source.replace(new RegExp(`^def ${name}\\(.*\\):\\n`, 'm'), `$&    raise KeyError('injected')\n`)
  expect(broken).not.toBe(source)
  writeFileSync(path, broken)
  return copy
}

async function preflight(copy: string, project: string): Promise<{ exitCode: number | null; checks: Finding[] }> {
  const python = await venv('celery-5.7.0')
  const args = [join(copy, 'bin', 'run.js'), 'preflight', '--json', '--offline', '--python', python]
  const { exitCode, stdout, stderr } = await runProcess(process.execPath, args, {
    cwd: fixtureProject(project),
    env: cleanEnv({ NO_COLOR: '1' }),
    deadlineMs: MAX_WAIT_MS,
  })
  const { checks } = (stdout === '' ? expect.fail(stderr) : JSON.parse(stdout)) as DoctorReport
  return { exitCode, checks: [...checks] }
}

it.each<[file: string, name: string, unknown: readonly string[]]>([
  ['unread_settings.py', 'names_fact', ['config.names-not-mixed', 'config.names-known']],
  ['script_names.py', 'script_names', ['app.task-names-stable']],
  ['unimported_tasks.py', 'unimported', ['app.tasks-registered']],
  ['usage.py', 'usage_fact', ['config.visibility-timeout', 'config.result-backend', 'producer.on-commit']],
  ['schedule.py', 'schedule_fact', ['config.beat-interval', 'config.beat-started', 'config.beat-tasks-exist']],
  ['schedule.py', 'routes_fact', ['broker.predefined-queues', 'config.queues-apart', 'config.routes-consumed']],
  ['after_import.py', 'time_zone', ['host.memory', 'host.time-zone-data', 'ipc.fork-safety']],
])(
  'a crash of %s, %s, is unknown for the checks that need it, and preflight is inconclusive',
  async (file, name, unknown) => {
    const { exitCode, checks } = await preflight(brokenCopy(file, name), 'healthy')
    const defects = checks.filter(({ error }) => error !== null)
    expect(defects.map(({ id }) => id).sort()).toEqual([...unknown].sort())
    for (const { status, message, error } of defects) {
      expect(status).toBe('unknown')
      expect(message).toContain("KeyError: 'injected'")
      expect(error).toContain('Traceback')
    }
    expect(checks.filter(({ status }) => status === 'fail').map(({ id }) => id)).not.toContain(unknown[0])
    expect(exitCode).toBe(3)
  },
)
