import { statSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { findExecutables, isExecutable } from './find-executable.ts'
import { hostOs } from './os.ts'

interface Place {
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
}

/**
 * The file to start for a program as given: an absolute path, a path relative to `cwd`, or a name on PATH.
 *
 * On Windows the look-up isn't left to the system, which searches the current directory before PATH
 * (https://learn.microsoft.com/windows/win32/api/processthreadsapi/nf-processthreadsapi-createprocessw): a checkout could
 * plant a `python.exe` there. And only real executables are started: a batch file runs in cmd.exe, which reads its
 * arguments as shell text (CVE-2024-27980), and execa would use cmd.exe for everything that isn't an .exe.
 */
export function locateProgram(file: string, { cwd, env }: Place): { file: string } | { problem: string } {
  // The system reports it as if the program were missing: `spawn python ENOENT`.
  if (!isFolder(cwd)) return { problem: `the working directory ${cwd} is not a folder` }
  if (hostOs() !== 'windows') return { file }
  if (basename(file) === file) {
    const program = findExecutables(file, env).find((found) => RUNS.test(found))
    return program === undefined ? { problem: `spawn ${file} ENOENT` } : { file: program }
  }
  const path = resolve(cwd, file)
  const program = [path, `${path}.exe`].find((candidate) => RUNS.test(candidate) && isExecutable(candidate))
  if (program !== undefined) return { file: program }
  return { problem: isExecutable(path) ? `${path} is not an .exe file` : `spawn ${file} ENOENT` }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}

const RUNS = /\.(?:exe|com)$/i
