import { runProcess } from '../platform/run-process.ts'

const INSTALL_TIMEOUT_MS = 15 * 60_000

export interface CommandRun {
  readonly program: string
  readonly args: readonly string[]
  readonly root: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly signal: AbortSignal
  /** Called with each line of its output, on either stream. */
  readonly onLine: (line: string) => void
}

/**
 * Runs a fix's command in the project's folder.
 * @returns why it failed; null: it worked
 */
export async function runCommand({ program, args, root, env, signal, onLine }: CommandRun): Promise<string | null> {
  const [out, err] = [lines(onLine), lines(onLine)]
  const result = await runProcess(program, args, {
    cwd: root,
    env,
    deadlineMs: INSTALL_TIMEOUT_MS,
    signal,
    onStdout: out.write,
    onStderr: err.write,
  })
  out.end()
  err.end()
  if (result.startError !== null) return result.startError
  if (result.timedOut) return `it did not finish within ${INSTALL_TIMEOUT_MS / 60_000} minutes`
  if (result.exitCode !== 0 && signal.aborted) return 'it was interrupted'
  return result.exitCode === 0 ? null : `it exited with code ${result.exitCode ?? result.signal ?? 'none'}`
}

function lines(onLine: (line: string) => void) {
  let rest = ''
  return {
    write: (chunk: Buffer): void => {
      const parts = (rest + chunk.toString('utf8')).split(/\r?\n/)
      rest = parts.pop() ?? ''
      parts.forEach(onLine)
    },
    end: (): void => {
      if (rest !== '') onLine(rest)
    },
  }
}
