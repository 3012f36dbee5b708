import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import type { WorkerEvent } from '../../../src/supervisor/worker-event.ts'
import { poolwiseWords } from './lane.ts'
import { endTree, startWindows } from './programs.ts'
import type { WindowsProject } from './project.ts'

export interface Launched {
  readonly events: readonly WorkerEvent[]
  readonly log: () => string
  /** Ends its standard input, which asks for a warm stop. @returns its exit code */
  readonly stop: () => Promise<number | null>
  readonly end: () => void
}

const WAIT_TIMEOUT_MS = 240_000

/** `poolwise worker launch --json`, until its worker is ready. */
export async function launch(project: WindowsProject, args: readonly string[]): Promise<Launched> {
  const words = [...poolwiseWords(), 'worker', 'launch', '--json', '--stop-on-eof', ...project.named, ...args]
  const child = startWindows(words, { cwd: project.folder, env: project.env })
  const events: WorkerEvent[] = []
  let log = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (log += text))
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line.startsWith('{')) events.push(JSON.parse(line) as WorkerEvent)
  })
  const gone = once(child, 'close') as Promise<[number | null]>
  const end = () => endTree(child)
  try {
    await eventually('the worker is ready', () => {
      if (child.exitCode !== null) throw new Error(`poolwise ended with ${child.exitCode}:\n${log}`)
      return events.some(({ type }) => type === 'ready')
    })
  } catch (error) {
    end()
    throw new Error(`${String(error)}\n${JSON.stringify(events)}\n${log}`, { cause: error })
  }
  return {
    events,
    log: () => log,
    end,
    stop: async () => {
      child.stdin.end()
      const [exitCode] = await gone
      return exitCode
    },
  }
}

/** Waits for what must happen; says what didn't, and what was seen instead. */
export async function eventually(what: string, look: () => boolean, seen: () => string = () => ''): Promise<void> {
  const until = Date.now() + WAIT_TIMEOUT_MS
  while (!look()) {
    if (Date.now() > until) throw new Error(`It never came to this: ${what}\n${seen()}`)
    await sleep(200)
  }
}
