import { spawn } from 'node:child_process'
import { MAX_WAIT_MS } from './deadlines.ts'

/** Runs a program on a terminal of its own: our input is typed, and its end closes the terminal. */
const PTY = `
import os, pty, select, sys
pid, terminal = pty.fork()
if pid == 0:
    os.execvp(sys.argv[1], sys.argv[1:])
while True:
    ready = select.select([terminal, 0], [], [])[0]
    if terminal in ready:
        try:
            data = os.read(terminal, 65536)
        except OSError:
            break
        if not data:
            break
        os.write(1, data)
    if 0 in ready:
        typed = os.read(0, 65536)
        if not typed:
            break
        os.write(terminal, typed)
os.close(terminal)
status = os.waitpid(pid, 0)[1]
sys.exit(os.WEXITSTATUS(status) if os.WIFEXITED(status) else 128 + os.WTERMSIG(status))
`

export interface Pty {
  /** Everything that it has shown. */
  shown(): string
  type(keys: string): void
  /** Closes the terminal. */
  hangUp(): void
  /** Its exit code; 128 and the signal where it was killed. */
  readonly exit: Promise<number | null>
}

export function onTerminal(
  python: string,
  argv: readonly string[],
  { cwd, env }: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): Pty {
  const child = spawn(python, ['-c', PTY, ...argv], {
    cwd,
    env,
    stdio: ['pipe', 'pipe', 'inherit'],
    timeout: MAX_WAIT_MS,
  })
  let shown = ''
  child.stdout.on('data', (chunk: Buffer) => (shown += chunk.toString('utf8')))
  child.stdin.on('error', () => undefined)
  return {
    shown: () => shown,
    type: (keys) => void child.stdin.write(keys),
    hangUp: () => child.stdin.end(),
    exit: new Promise((resolve) => child.once('close', resolve)),
  }
}
