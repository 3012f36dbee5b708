import { spawn } from 'node:child_process'
import { bin } from './run-bin.ts'
import { MAX_WAIT_MS } from './deadlines.ts'

interface Place {
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
}

/** Types an answer when a question is asked, on a terminal that Python makes. */
const TERMINAL = `
import os, pty, select, sys
question, answer, argv = sys.argv[1].encode(), eval(sys.argv[2]), sys.argv[3:]
pid, terminal = pty.fork()
if pid == 0:
    os.execv(argv[0], argv)
seen, asked = b'', False
while True:
    try:
        data = os.read(terminal, 4096)
    except OSError:
        break
    if not data:
        break
    seen += data
    if not asked and question in seen:
        asked = True
        os.write(terminal, answer)
sys.stdout.buffer.write(seen)
status = os.waitpid(pid, 0)[1]
sys.exit(os.WEXITSTATUS(status) if os.WIFEXITED(status) else 128 + os.WTERMSIG(status))
`

/** Runs the built program on a terminal and answers its question. */
export function answering(
  python: string,
  args: readonly string[],
  { cwd, env, question, answer }: Place & { readonly question: string; readonly answer: string },
): Promise<{ output: string; exitCode: number | null }> {
  const asBytes = `bytes(${JSON.stringify([...Buffer.from(answer)])})`
  const child = spawn(python, ['-c', TERMINAL, question, asBytes, process.execPath, bin, ...args], {
    cwd,
    env: { ...process.env, NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: 2 * MAX_WAIT_MS,
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')))
  return new Promise((resolve) => child.once('close', (exitCode) => resolve({ output, exitCode })))
}

export interface Watching {
  /** Waits until it has said this since the last time that it was waited for. */
  says(pattern: RegExp): Promise<void>
  output(): string
  /** Ctrl+C. @returns its exit code */
  end(): Promise<number | null>
}

/** Starts the built program and leaves it running. */
export function startWatching(args: readonly string[], { cwd, env }: Place): Watching {
  const child = spawn(process.execPath, [bin, ...args], {
    cwd,
    env: { ...process.env, NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  let read = 0
  let heard: () => void = () => undefined
  const hear = (chunk: Buffer) => {
    output += chunk.toString('utf8')
    heard()
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const gone = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)))
  return {
    output: () => output,
    says: async (pattern) => {
      const end = Date.now() + MAX_WAIT_MS
      for (;;) {
        const found = pattern.exec(output.slice(read))
        if (found) {
          read += found.index + found[0].length
          return
        }
        if (Date.now() > end) throw new Error(`never said ${pattern.source}:\n${output.slice(read)}`)
        await new Promise<void>((resolve) => {
          heard = resolve
          setTimeout(resolve, 500)
        })
      }
    },
    end: async () => {
      child.kill('SIGINT')
      return gone
    },
  }
}
