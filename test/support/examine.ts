import { expect } from 'vitest'
import type { DoctorReport, Finding } from '../../src/doctor/report.ts'
import { failedChecks } from './failed-checks.ts'
import { fixtureProject, runBin } from './run-bin.ts'

export interface Examined {
  readonly exitCode: number | null
  readonly report: DoctorReport
  /** `id severity` of everything that fails, but for hints. */
  readonly found: readonly string[]
  readonly find: (id: string) => Finding
}

/** What the built doctor says of a fixture project, without its broker. */
export const examineProject = (
  project: string,
  args: readonly string[],
  env: Record<string, string | undefined> = {},
): Promise<Examined> => examineFolder(fixtureProject(project), args, env)

/** The same for any folder. */
export async function examineFolder(
  cwd: string,
  args: readonly string[],
  env: Record<string, string | undefined> = {},
): Promise<Examined> {
  const { exitCode, stdout } = await runBin(['doctor', '--json', '--offline', ...args], { cwd, env })
  const report = JSON.parse(stdout) as DoctorReport
  // What nobody waited for is unknown, and "no findings" says nothing.
  expect(report.run.timedOut).toEqual([])
  return {
    exitCode,
    report,
    found: failedChecks(report)
      .filter(({ severity }) => severity !== 'info')
      .map(({ id, severity }) => `${id} ${severity}`),
    find: (id) => report.checks.find((check) => check.id === id) ?? expect.fail(`no check ${id}`),
  }
}
