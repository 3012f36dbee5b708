import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { hostOs } from '../platform/os.ts'
import { startProcess, type StartedProcess } from '../platform/start-process.ts'
import { cleanEnvironment } from './clean-environment.ts'
import { NOTES, OVER, TEMPORARY } from './layout.ts'
import type { Sandbox } from './sandbox.ts'

/** Windows: processes poll for the end of the run five times a second, and exit. */
const WINDOWS_GRACE_MS = 500

/** The programs of a sandbox, which are stopped together. */
export interface Programs {
  /**
   * Starts a program in the folder of the sandbox.
   * @param env variables added to the user's environment
   * @param logFile gets the command line, then both streams
   */
  start(argv: readonly string[], env: Readonly<Record<string, string>>, logFile: string): StartedProcess
  /** Stops all programs and their child processes. */
  end(): Promise<void>
}

export function programsOf(sandbox: Sandbox): Programs {
  const started: StartedProcess[] = []
  const temporary = join(sandbox.folder, TEMPORARY)
  const fixed = { PYTHONUNBUFFERED: '1', TMPDIR: temporary, TEMP: temporary, TMP: temporary }
  return {
    start(argv, env, logFile) {
      // As in a terminal: some options are only wrong together with what the worker then logs.
      writeFileSync(logFile, `$ ${argv.join(' ')}\n`)
      const program = startProcess(argv[0]!, argv.slice(1), {
        cwd: sandbox.folder,
        env: { ...cleanEnvironment(sandbox.env), ...env, ...fixed },
        logFile,
        exitsOnRequest: true,
      })
      started.push(program)
      return program
    },
    async end() {
      writeFileSync(join(sandbox.folder, NOTES, OVER), '')
      await Promise.all(started.map((program) => program.end()))
      // Child processes of the programs poll for that file, too.
      if (hostOs() === 'windows') await sleep(WINDOWS_GRACE_MS)
    },
  }
}
