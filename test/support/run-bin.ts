import { join } from 'node:path'
import { runProcess } from '../../src/platform/run-process.ts'
import { MAX_WAIT_MS } from './deadlines.ts'

export const repository = join(import.meta.dirname, '..', '..')
export const bin = join(repository, 'bin', 'run.js')

/** A folder of test/fixtures/projects. */
export const fixtureProject = (name: string): string => join(repository, 'test', 'fixtures', 'projects', name)

export interface BinRun {
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs the built program as a user would. Variables that are undefined are taken away. */
export async function runBin(
  args: readonly string[],
  {
    cwd = repository,
    env = {},
    through = [],
  }: { cwd?: string; env?: Record<string, string | undefined>; through?: readonly string[] } = {},
): Promise<BinRun> {
  // What the person running the tests has set must not decide about a fixture project.
  const clean = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(CELERY|POOLWISE|DJANGO|VIRTUAL_ENV|CONDA|FORCE_COLOR|FORKED_BY)/.test(name),
    ),
  )
  const [file = process.execPath, ...rest] = [...through, process.execPath, bin, ...args]
  const { exitCode, stdout, stderr } = await runProcess(file, rest, {
    cwd,
    env: { ...clean, NO_COLOR: '1', ...env },
    deadlineMs: MAX_WAIT_MS,
  })
  return { exitCode, stdout, stderr }
}
