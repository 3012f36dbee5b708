import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { LaunchOptions } from '../../src/supervisor/launch-worker.ts'
import type { WorkerEvent } from '../../src/supervisor/worker-event.ts'

export const program = (name: string): string => fileURLToPath(new URL(`../fixtures/programs/${name}`, import.meta.url))

export const lifeline = fileURLToPath(new URL('../../src/python/lifeline.py', import.meta.url))

type Settings = Omit<LaunchOptions, 'out' | 'err' | 'onEvent' | 'env'>

export interface Launched {
  readonly process: ChildProcess
  readonly events: WorkerEvent[]
  /** The worker's log so far. */
  readonly log: () => string
  /** The first event of that type; rejects when the launcher ends without it. */
  readonly event: <T extends WorkerEvent['type']>(type: T) => Promise<Extract<WorkerEvent, { type: T }>>
  readonly exit: Promise<number | null>
}

let bundle: Promise<string> | undefined

/** The launch service as a program of its own, so that it can be signalled, killed, and given a terminal. */
function launcherProgram(): Promise<string> {
  return (bundle ??= (async () => {
    const outfile = join(mkdtempSync(join(tmpdir(), 'launcher-')), 'launcher.mjs')
    await build({ entryPoints: [program('launcher.ts')], outfile, bundle: true, platform: 'node', format: 'esm' })
    return outfile
  })())
}

/** @param wrapper argv to put before the launcher's own: a terminal. */
export async function launchInProcess(
  settings: Settings,
  env: Readonly<Record<string, string>> = {},
  wrapper: readonly string[] = [],
): Promise<Launched> {
  const [file, ...args] = [...wrapper, process.execPath, await launcherProgram(), JSON.stringify(settings)]
  const child = spawn(file, args, { env: { ...process.env, ...env }, stdio: 'pipe' })
  const events: WorkerEvent[] = []
  let log = ''
  let partial = ''
  child.stderr.on('data', (chunk: Buffer) => (log += String(chunk)))
  child.stdout.on('data', (chunk: Buffer) => {
    const lines = (partial + String(chunk)).split(/\r?\n/)
    partial = lines.pop() ?? ''
    for (const line of lines) {
      // In a terminal both streams are one.
      if (line.startsWith('{"at"')) events.push(JSON.parse(line) as WorkerEvent)
      else log += `${line}\n`
    }
    child.emit('events')
  })
  const exit = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)))
  return {
    process: child,
    events,
    log: () => log,
    exit,
    event: (type) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = events.find((event) => event.type === type)
          if (found) resolve(found as never)
        }
        child.on('events', look)
        void exit.then(() => reject(new Error(`no ${type} event; the log:\n${log}`)))
        look()
      }),
  }
}
