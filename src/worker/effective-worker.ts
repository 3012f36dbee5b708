import { posix } from 'node:path'
import { isCommandOf } from '../celery-command/command-of-app.ts'
import type { AppFact } from '../facts/app.ts'
import type { PlatformFact } from '../facts/platform.ts'
import type { LaunchCommand } from '../facts/project.ts'
import type { CeleryFact } from '../facts/python.ts'
import type { Origin, PoolName, WorkerFact } from '../facts/worker.ts'
import { olderThan } from '../versions/compare.ts'
import { commandVariables } from './command-variables.ts'
import { given, settingOrigin, configuredOptions } from './configured-options.ts'
import { namedApp } from '../celery-command/named-app.ts'
import { optionValue } from '../celery-command/option-value.ts'

export interface WorkerInputs {
  readonly platform: PlatformFact
  readonly app: AppFact
  readonly celery: CeleryFact
  readonly launchCommands: readonly LaunchCommand[]
  readonly env: Readonly<Record<string, string | undefined>>
  /** The command that --like names; absent: the project's own order decides. */
  readonly selected?: LaunchCommand | null | undefined
  /** The worker is for the machine that its command's file is for: all that the file sets counts. */
  readonly there?: boolean | undefined
}

const celeryDefault: Origin = { kind: 'default', where: "Celery's default" }

/** Works out the worker that this project would start, by Celery's own precedence. Pure. */
export const effectiveWorker = (inputs: WorkerInputs): WorkerFact => workerOf(chosenCommand(inputs), inputs)

/** The command of this app; where none names it, as with an app that another module hands on, that of any. */
export function chosenCommand({ selected, launchCommands, platform, app }: WorkerInputs): LaunchCommand | null {
  if (selected) return selected
  const own = launchCommands.filter((command) => namedApp(command) === null || isCommandOf(app.app, command))
  const named = own.some((command) => isCommandOf(app.app, command))
  return commandFor(named ? own : launchCommands, platform)
}

/** The worker of one command; null: Celery's defaults and the settings. */
export function workerOf(command: LaunchCommand | null, inputs: WorkerInputs): WorkerFact {
  const { platform, app, celery, env: shell } = inputs
  // Variables beside the command are set for it, wherever it runs.
  const env = withoutUnread({ ...shell, ...command?.env }, celery)
  const requested = given(command, '--pool', env) ?? chosenByPoolwise(command, platform)
  const setting = app.settings['worker_pool']
  // To Celery 5 `-P prefork` looks like its default, so the setting wins over it; any other value wins over the setting.
  const byOption = requested !== null && (requested.value !== 'prefork' || olderThan(celery.version, '5.0.0'))
  const bySetting =
    !byOption &&
    setting !== undefined &&
    setting.origin !== 'default' &&
    typeof setting.value === 'string' &&
    readsPoolSetting(celery)
  const pool = byOption ? requested.value : bySetting ? setting.value : 'prefork'
  const poolOrigin = byOption
    ? requested.origin
    : bySetting
      ? settingOrigin('worker_pool', setting.where)
      : (requested?.origin ?? celeryDefault)
  const concurrency = concurrencyOf(command, app, env)
  const requestedMethod = given(command, '--pool-start-method', env)
  return {
    pool: poolName(pool),
    poolOrigin,
    ...concurrency,
    forkedByMultiprocessing: Boolean(env['FORKED_BY_MULTIPROCESSING']) || app.process.forkedByMultiprocessing,
    startMethod: startMethodOf(platform, app, celery, requestedMethod?.value ?? null),
    command: command?.argv ?? null,
    ...(command && { from: `${command.file}:${command.line}` }),
    ...(command?.inPython && { inPython: command.file }),
    configured: configuredOptions(command, app, env),
    ...placeOf(command, inputs),
  }
}

/** Variables and folder of the command. */
function placeOf(
  command: LaunchCommand | null,
  { selected, there }: WorkerInputs,
): Pick<WorkerFact, 'variables' | 'folders'> {
  if (command === null) return {}
  const variables = commandVariables(command, there === true)
  // What a container's file sets is for that container, unless that worker is asked for.
  const counts = there === true || selected != null || command.platforms.join() !== 'linux'
  const { folder, file, builtFrom } = command
  const own = posix.dirname(file)
  const folders = [
    ...(builtFrom === undefined ? [] : [builtFrom]),
    ...(folder === undefined ? [own] : [folder, posix.join(own, folder)]),
  ]
  return {
    ...(variables && counts && { variables }),
    ...(folders.some((one) => one !== '.') && {
      folders: folders.map((one) => posix.join(one, '.').replace(/\/$/, '')),
    }),
  }
}

/** Celery 5.0 alone has a default for -P that hides the setting: https://github.com/celery/celery/issues/6701 */
export const readsPoolSetting = ({ version }: Pick<CeleryFact, 'version'>): boolean =>
  olderThan(version, '5.0.0') || !olderThan(version, '5.1.0')

/** CELERY_WORKER_… variables came with click, in Celery 5. */
function withoutUnread(env: WorkerInputs['env'], { version }: CeleryFact): WorkerInputs['env'] {
  if (!olderThan(version, '5.0.0')) return env
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('CELERY_WORKER_')))
}

/**
 * The command for the target. Where a project documents one per system, users on Windows run the one that works there, so a
 * supported pool wins over an unsupported one. What a debugger starts says nothing of how the project runs.
 */
export function commandFor(commands: readonly LaunchCommand[], { target }: PlatformFact): LaunchCommand | null {
  const applicable = commands.filter(
    ({ platforms, discouraged }) => !discouraged && (platforms.length === 0 || platforms.includes(target)),
  )
  const own = applicable.filter(({ platforms }) => platforms.includes(target))
  const all = [...own, ...applicable.filter((command) => !own.includes(command))]
  const debugged = all.filter((command) => command.debugger === true)
  // On Windows it shows at least which pool works there.
  const ordered = [...all.filter((command) => !debugged.includes(command)), ...(target === 'windows' ? debugged : [])]
  const suited =
    target === 'windows'
      ? ordered.find((command) => {
          const pool = optionValue(command.argv, '--pool')
          return pool === null ? isPoolwise(command) : !['prefork', 'processes'].includes(pool)
        })
      : undefined
  return suited ?? ordered[0] ?? null
}

const isPoolwise = ({ argv }: LaunchCommand): boolean => argv[0] === 'poolwise'

/**
 * `poolwise worker launch` without a pool: on Windows it never uses Celery's default, prefork. Elsewhere the pool is decided
 * later, from all facts; until then it is Celery's default. Not the project's choice, which would decide the plan.
 */
function chosenByPoolwise(
  command: LaunchCommand | null,
  { target }: PlatformFact,
): { value: string; origin: Origin } | null {
  if (command === null || !isPoolwise(command) || target !== 'windows') return null
  const value = optionValue(command.argv, '--workload') === 'io' ? 'threads' : 'solo'
  return { value, origin: { kind: 'default', where: `poolwise (${command.file}:${command.line})` } }
}

function concurrencyOf(
  command: LaunchCommand | null,
  app: AppFact,
  env: WorkerInputs['env'],
): Pick<WorkerFact, 'concurrency' | 'concurrencyOrigin'> {
  const requested = given(command, '--concurrency', env)
  // To Celery 0 is not set; a shell variable can't be resolved.
  if (requested && Number(requested.value) > 0)
    return { concurrency: Number(requested.value), concurrencyOrigin: requested.origin }
  const setting = app.settings['worker_concurrency']
  if (setting && setting.origin !== 'default' && Number(setting.value) > 0) {
    return { concurrency: Number(setting.value), concurrencyOrigin: settingOrigin('worker_concurrency', setting.where) }
  }
  return { concurrency: null, concurrencyOrigin: celeryDefault }
}

/** `processes` is prefork's other name; a class path is a pool of the project's own. */
function poolName(word: string): PoolName {
  const known: Readonly<Record<string, PoolName>> = {
    prefork: 'prefork',
    processes: 'prefork',
    solo: 'solo',
    threads: 'threads',
    gevent: 'gevent',
    eventlet: 'eventlet',
  }
  return known[word] ?? 'custom'
}

/**
 * fork on Linux; Windows only has spawn; on macOS billiard spawns from 4.3.0 on. Celery 5.7 has an option and a setting
 * that make it spawn; their other value, fork, leaves billiard's own choice as it is (TaskPool.on_start).
 */
function startMethodOf(
  { target, foreign }: PlatformFact,
  app: AppFact,
  celery: CeleryFact,
  requested: string | null,
): WorkerFact['startMethod'] {
  if (target === 'windows') return 'spawn'
  const wanted = requested ?? app.settings['worker_pool_start_method']?.value
  if (!olderThan(celery.version, '5.7.0') && wanted === 'spawn') return 'spawn'
  // The app may have called billiard.set_start_method().
  if (!foreign && isStartMethod(app.process.startMethod)) return app.process.startMethod
  if (!foreign && isStartMethod(celery.defaultStartMethod)) return celery.defaultStartMethod
  return target === 'macos' && !olderThan(celery.billiardVersion, '4.3.0') ? 'spawn' : 'fork'
}

const isStartMethod = (value: unknown): value is WorkerFact['startMethod'] =>
  value === 'fork' || value === 'spawn' || value === 'forkserver'
