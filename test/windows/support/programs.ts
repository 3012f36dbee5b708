import { spawn, spawnSync, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { laneEnvironment, lane, poolwiseWords } from './lane.ts'

interface Options {
  readonly cwd: string
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly deadlineMs?: number
}

export interface Ended {
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Under Wine on a busy machine with two cores an interpreter may take many seconds to start. */
const DEADLINE_MS = 240_000
const OUTPUT_GRACE_MS = 3_000

/** A line in the environment of each program, by which all that it starts is known. */
const marks = new WeakMap<ChildProcessWithoutNullStreams, string>()

/** Starts a Windows program; its first word is a path of this system. */
export function startWindows(words: readonly string[], { cwd, env = {} }: Options): ChildProcessWithoutNullStreams {
  const [file = '', ...args] = lane.wine === null ? words : [lane.wine.program, ...words]
  const id = randomUUID()
  const child = spawn(file, args, { cwd, env: { ...laneEnvironment(env), LANE_PROGRAM: id } })
  marks.set(child, `LANE_PROGRAM=${id}`)
  child.stdin.on('error', () => undefined)
  return child
}

/** Runs a Windows program to its end. */
export async function runWindows(words: readonly string[], options: Options): Promise<Ended> {
  const child = startWindows(words, options)
  child.stdin.end()
  const text = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (chunk: string) => (text[name] += chunk))
  const late = new AbortController()
  const timer = setTimeout(() => {
    late.abort()
    endTree(child)
  }, options.deadlineMs ?? DEADLINE_MS)
  const closed = once(child, 'close')
  const [exitCode] = (await once(child, 'exit')) as [number | null]
  clearTimeout(timer)
  // Something that it has started may hold its output open: what that says isn't waited for.
  await Promise.race([closed, sleep(OUTPUT_GRACE_MS)])
  child.stdout.destroy()
  child.stderr.destroy()
  if (late.signal.aborted) throw new Error(`${words.join(' ')} didn't end:\n${text.stdout}\n${text.stderr}`)
  return { exitCode, ...text }
}

/** Runs the built poolwise as a Windows user would. */
export const poolwise = (args: readonly string[], options: Options): Promise<Ended> =>
  runWindows([...poolwiseWords(), ...args], options)

/** The same with --json: what it says. */
export async function poolwiseJson(
  args: readonly string[],
  options: Options,
): Promise<{ exitCode: number | null; said: unknown }> {
  const { exitCode, stdout, stderr } = await poolwise([...args, '--json'], options)
  try {
    return { exitCode, said: JSON.parse(stdout) }
  } catch {
    throw new Error(`no JSON from poolwise ${args.join(' ')} (exit code ${exitCode}):\n${stdout}\n${stderr}`)
  }
}

/** Ends what still runs of a program that was started here, and of all that it started. */
export function endTree(child: ChildProcessWithoutNullStreams): void {
  if (lane.wine === null) {
    const taskkill = join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32', 'taskkill.exe')
    spawnSync(taskkill, ['/PID', String(child.pid), '/T', '/F'], { stdio: 'ignore' })
  } else {
    for (const pid of processesWith(marks.get(child) ?? '')) kill(pid)
  }
  child.kill('SIGKILL')
}

/** Windows programs are nobody's children under Wine; what they inherit is the environment. */
function processesWith(mark: string): number[] {
  const pids = mark === '' ? [] : readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return pids.map(Number).filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/environ`, 'utf8').includes(mark)
    } catch {
      return false
    }
  })
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // Gone already.
  }
}
