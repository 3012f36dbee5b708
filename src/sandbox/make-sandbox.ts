import { randomUUID } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pythonAsset } from '../platform/python-assets.ts'
import type { Broker } from './brokers/broker.ts'
import { NOTES, TEMPORARY } from './layout.ts'
import type { Sandbox } from './sandbox.ts'

export interface SandboxOptions {
  /** Folder of src/python/scenarios that holds the project's files. */
  readonly project: string
  readonly interpreter: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly broker: Broker
  /** How many tasks the project sends. */
  readonly tasks: number
  /** Set with `billiard.set_start_method`; null: billiard's default. */
  readonly startMethod: string | null
  /** Windows: the pool's children are started with the base interpreter instead of the launcher. */
  readonly bypassLauncher: boolean
  readonly slowdown: number
}

/** Creates a temporary project in the temporary folder. Remove it with `removeFolder(sandbox.folder)`. */
export function makeSandbox(options: SandboxOptions): Sandbox {
  const { interpreter, env, broker, slowdown } = options
  // A short name: the path of a Unix socket is limited to 104 bytes (macOS).
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'poolwise-run-')))
  const queue = broker.hasQueues ? `poolwise-${randomUUID().slice(0, 8)}` : null
  try {
    fill(folder, queue, options)
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
  return { folder, interpreter, env, broker: broker.url, queue, slowdown }
}

function fill(folder: string, queue: string | null, options: SandboxOptions): void {
  for (const name of [NOTES, TEMPORARY]) mkdirSync(join(folder, name))
  copyAsset(options.project, folder)
  copyAsset('harness.py', join(folder, 'harness.py'))
  const values = {
    BROKER: options.broker.url,
    QUEUE: queue,
    TASKS: options.tasks,
    SLOWDOWN: options.slowdown,
    START_METHOD: options.startMethod,
    BYPASS_LAUNCHER: options.bypassLauncher,
  }
  const lines = Object.entries(values).map(([name, value]) => `${name} = ${pythonLiteral(value)}`)
  writeFileSync(join(folder, 'run_settings.py'), `"""Written for this run by poolwise."""\n${lines.join('\n')}\n`)
}

const copyAsset = (from: string, to: string): void =>
  cpSync(pythonAsset(join('scenarios', from)), to, {
    recursive: true,
    filter: (file) => !file.includes('__pycache__'),
  })

/** JSON's strings and numbers are Python literals; null, true and false are not. */
const pythonLiteral = (value: string | number | boolean | null): string =>
  value === null ? 'None' : typeof value === 'boolean' ? (value ? 'True' : 'False') : JSON.stringify(value)
