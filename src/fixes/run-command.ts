import { runProcess } from '../platform/run-process.ts'

/** Milliseconds that an installation may take. */
const DEADLINE_MS = 15 * 60_000

export interface CommandRun {
  readonly program: string
  readonly args: readonly string[]
  readonly root: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly signal: AbortSignal
  /** Called with each line that it says, on either stream. */
  readonly onLine: (line: string) => void
}

/** Runs a fix's command in the project's folder. @returns why it failed; null: it worked */
export async function runCommand({ program, args, root, env, signal, onLine }: CommandRun): Promise<string | null> {
  const [out, err] = [lines(onLine), lines(onLine)]
  const result = await runProcess(program, args, {
    cwd: root,
    env,
    deadlineMs: DEADLINE_MS,
    signal,
    onStdout: out.write,
    onStderr: err.write,
  })
  out.end()
  err.end()
  if (result.startError !== null) return result.startError
  if (result.timedOut) return `no end within ${DEADLINE_MS / 60_000} minutes`
  return result.exitCode === 0 ? null : `it ended with code ${result.exitCode ?? result.signal ?? 'none'}`
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
