import { randomUUID } from 'node:crypto'
import { cpSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { CeleryName } from './lane.ts'
import { runWindows } from './programs.ts'
import { equip, newFolder, type Interpreter, type WindowsProject } from './project.ts'

export interface Counting extends WindowsProject {
  /** Names of the files that tasks have left. */
  readonly done: (prefix: string) => string[]
  readonly left: (name: string) => Record<string, unknown>
  readonly ask: (...words: string[]) => Promise<void>
}

/** A project whose tasks can be counted, over the Redis of the test run where there is one, else over an SQLite file. */
export async function counting(celery: CeleryName, interpreter: Interpreter): Promise<Counting> {
  const folder = newFolder('counting')
  cpSync(join(import.meta.dirname, '..', 'fixtures', 'counting'), folder, { recursive: true })
  const project = await equip(folder, celery, interpreter)
  // Files of tests run beside each other, and what one leaves in a queue is another's task.
  const env = { ...project.env, COUNTING_BROKER: brokerFor(), COUNTING_QUEUE: randomUUID() }
  const done = (prefix: string): string[] => {
    try {
      return readdirSync(join(folder, 'done')).filter((name) => name.startsWith(prefix))
    } catch {
      return []
    }
  }
  return {
    ...project,
    env,
    done,
    left: (name) => JSON.parse(readFileSync(join(folder, 'done', `${name}.json`), 'utf8')) as Record<string, unknown>,
    ask: async (...words) => {
      const { exitCode, stderr } = await runWindows([project.python, 'ask.py', ...words], { cwd: folder, env })
      if (exitCode !== 0) throw new Error(stderr)
    },
  }
}

let databases = 0

/** Remote control (revoke) needs a broker that can tell all workers at once: Redis, not SQLite. */
export const hasRedis = process.env['TEST_REDIS_URL'] !== undefined

/** Each project has a database of its own: Redis has 16. */
function brokerFor(): string {
  const url = process.env['TEST_REDIS_URL']
  return url === undefined ? 'sqla+sqlite:///broker.sqlite3' : url.replace(/\d*$/, String(++databases % 16))
}
