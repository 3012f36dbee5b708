import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { runProcess } from '../../src/platform/run-process.ts'
import { MAX_WAIT_MS } from './deadlines.ts'

/** Whether a shell is on PATH: tests that need it are skipped without it. */
export const hasShell = (name: string): boolean =>
  (process.env['PATH'] ?? '').split(delimiter).some((folder) => folder !== '' && existsSync(join(folder, name)))

/** What a shell prints for a script that is none of the reader's own set-up. */
export async function shellOutput(
  shell: 'bash' | 'zsh' | 'fish',
  script: string,
  { cwd, args = [] }: { readonly cwd: string; readonly args?: readonly string[] },
): Promise<string> {
  const quiet = { bash: ['--norc', '--noprofile'], zsh: ['-f'], fish: ['--no-config'] }[shell]
  const { exitCode, stdout, stderr } = await runProcess(shell, [...quiet, '-c', script, shell, ...args], {
    cwd,
    env: { PATH: process.env['PATH'], HOME: cwd, TERM: 'dumb', LC_ALL: 'C.UTF-8' },
    deadlineMs: MAX_WAIT_MS,
  })
  if (exitCode !== 0 || stderr !== '') throw new Error(`${shell} exits with ${exitCode}: ${stderr}`)
  return stdout
}
