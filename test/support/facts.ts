import type { AppFact, AppImportFact, AppSearchFact, DjangoFact } from '../../src/facts/app.ts'
import type { Facts } from '../../src/facts/facts.ts'
import type { HostFact } from '../../src/facts/host.ts'
import type { InterpreterFact } from '../../src/facts/interpreter.ts'
import type { LaunchContextFact } from '../../src/facts/launch.ts'
import { shellOn } from '../../src/shell/pasteable.ts'
import type { OsName, PlatformFact } from '../../src/facts/platform.ts'
import type { PoolTrialFact } from '../../src/facts/pool-trial.ts'
import type { LaunchCommand, ProjectFact } from '../../src/facts/project.ts'
import type { CeleryFact, InstalledPackage, PackagesFact, PythonError, PythonFact } from '../../src/facts/python.ts'
import type { RequirementsFact } from '../../src/facts/requirements.ts'
import type { SerializersFact } from '../../src/facts/serializers.ts'
import type { SettingNamesFact } from '../../src/facts/setting-names.ts'
import type { TaskUsageFact } from '../../src/facts/task-usage.ts'
import type { TaskModulesFact } from '../../src/facts/task-modules.ts'
import type { ConfiguredOptions, WorkerFact } from '../../src/facts/worker.ts'
import { ipcFact } from './ipc-facts.ts'
import { afterImportFact, processFact } from './process-facts.ts'

export { failed, ipcFact, notTried, silent, worked } from './ipc-facts.ts'
export { afterImportFact, processFact } from './process-facts.ts'

/** A fact of each kind for a healthy project on Linux, with what a case changes. */

/** @param host the system this runs on, when it isn't the target */
export const platformFact = (target: OsName = 'linux', host: OsName = target): PlatformFact => ({
  host,
  target,
  foreign: host !== target,
})

export const hostFact = (over: Partial<HostFact> = {}): HostFact => ({
  nodeVersion: '22.11.0',
  arch: 'x64',
  release: '6.1.0',
  distribution: 'Debian GNU/Linux 12',
  cpuCount: 4,
  memoryTotalBytes: 8e9,
  memoryAvailableBytes: 4e9,
  ...over,
})

export const projectFact = (over: Partial<ProjectFact> = {}): ProjectFact => ({
  root: '/shop',
  manager: 'pip',
  environmentMaker: 'venv',
  managePy: null,
  djangoSettings: null,
  shadowing: [],
  ...over,
})

export const requirementsFact = (over: Partial<RequirementsFact> = {}): RequirementsFact => ({
  celery: { file: 'requirements.txt', line: 2, package: 'celery', written: 'celery[redis]>=5.4', part: null },
  tool: 'pip',
  toolFound: true,
  folder: '',
  file: 'requirements.txt',
  environmentName: null,
  withoutRoot: false,
  ofMember: false,
  python: null,
  ...over,
})

export const interpreterFact = (over: Partial<InterpreterFact> = {}): InterpreterFact => ({
  executable: '/shop/.venv/bin/python',
  source: 'project-venv',
  trials: [],
  storeStub: null,
  celeryOnPath: null,
  celeryOnPathRunsOn: null,
  executableReal: '/usr/bin/python3.11',
  ...over,
})

export const pythonFact = (over: Partial<PythonFact> = {}): PythonFact => ({
  executable: '/shop/.venv/bin/python',
  baseExecutable: '/usr/bin/python3.11',
  version: [3, 11, 7],
  implementation: 'CPython',
  prefix: '/shop/.venv',
  basePrefix: '/usr',
  sysPlatform: 'linux',
  machine: 'x86_64',
  isVirtualEnvironment: true,
  isConda: false,
  uid: 1000,
  usableCpus: 4,
  cpuQuota: null,
  memoryLimitBytes: null,
  process: processFact(),
  ...over,
})

/** python.exe of a virtual environment on Windows: a launcher for the base interpreter. */
export const windowsVenv = (over: Partial<PythonFact> = {}): PythonFact =>
  pythonFact({
    executable: String.raw`C:\shop\.venv\Scripts\python.exe`,
    baseExecutable: String.raw`C:\Python311\python.exe`,
    prefix: String.raw`C:\shop\.venv`,
    basePrefix: String.raw`C:\Python311`,
    sysPlatform: 'win32',
    machine: 'AMD64',
    uid: null,
    process: processFact({ user: null, openFiles: null, memory: null, init: null }),
    ...over,
  })

/** A base installation or a conda environment on Windows: python.exe is the interpreter itself. */
export const windowsBase = (over: Partial<PythonFact> = {}): PythonFact =>
  windowsVenv({
    executable: String.raw`C:\Python311\python.exe`,
    prefix: String.raw`C:\Python311`,
    isVirtualEnvironment: false,
    ...over,
  })

/** @param versions a version, or a version and its Requires-Dist lines */
export const packagesFact = (
  versions: Readonly<Record<string, string | readonly [version: string, ...requires: string[]]>> = {
    celery: '5.7.0',
    kombu: '5.7.0',
    billiard: '4.3.2',
  },
): PackagesFact =>
  Object.fromEntries(
    Object.entries(versions).map(([name, given]): [string, InstalledPackage] => {
      const [version, ...requires] = typeof given === 'string' ? [given] : given
      return [name, { name, version, location: '/shop/.venv/lib/python3.11/site-packages', requires }]
    }),
  )

export const celeryFact = (over: Partial<CeleryFact> = {}): CeleryFact => ({
  version: '5.7.0',
  file: '/shop/.venv/lib/python3.11/site-packages/celery/__init__.py',
  billiardVersion: '4.3.2',
  kombuVersion: '5.7.0',
  defaultStartMethod: 'fork',
  billiardBypassesLauncher: false,
  shadowedBy: null,
  importError: null,
  ...over,
})

export const appSearchFact = (app: string | null = 'shop', over: Partial<AppSearchFact> = {}): AppSearchFact => {
  const chosen = app === null ? null : { app, source: 'source' as const, where: `${app.replaceAll('.', '/')}.py:3` }
  return {
    chosen,
    candidates: chosen ? [chosen] : [],
    looked: ['-A', 'settings', 'source files'],
    complete: true,
    ...over,
  }
}

export const loaded: AppImportFact = { status: 'loaded', durationMs: 120, slowest: [] }

type AppOver = Partial<Omit<AppFact, 'settings'>> & {
  /** By name: the value that the project configured. */
  readonly settings?: Readonly<Record<string, unknown>>
}

export const appFact = ({ settings, ...over }: AppOver = {}): AppFact => ({
  app: 'shop',
  main: 'shop',
  module: 'shop',
  file: 'shop.py',
  tasks: ['shop.add'],
  taskOptions: {},
  taskImportError: null,
  configError: null,
  settings: Object.fromEntries(
    Object.entries(settings ?? {}).map(([name, value]) => [name, { value, origin: 'configured', where: 'shop.py:5' }]),
  ),
  drivers: { broker: null, backend: null },
  django: null,
  process: { greenAtStart: [], forkedByMultiprocessing: false, startMethod: null },
  notableImports: [],
  warnings: [],
  ...over,
})

export const settingNamesFact = (over: Partial<SettingNamesFact> = {}): SettingNamesFact => ({
  known: ['task_time_limit', 'worker_max_tasks_per_child'],
  unread: [],
  complete: true,
  mixed: [],
  ...over,
})

export const taskUsageFact = (over: Partial<TaskUsageFact> = {}): TaskUsageFact => ({
  awaited: [],
  delay: null,
  sends: null,
  unbound: [],
  inTransactions: [],
  queues: [],
  ...over,
})

/** @param accepted content types; all of kombu's own serializers are installed */
export const serializersFact = (
  accepted: readonly string[] = ['application/json'],
  over: Partial<SerializersFact> = {},
): SerializersFact => ({
  accept: { types: accepted, error: null },
  resultAccept: { types: accepted, error: null },
  calls: [],
  serializers: {
    json: { type: 'application/json', error: null },
    pickle: { type: 'application/x-python-serialize', error: null },
    yaml: { type: 'application/x-yaml', error: null },
  },
  ...over,
})

export const taskModulesFact = (over: Partial<TaskModulesFact> = {}): TaskModulesFact => ({
  unimported: [],
  defined: true,
  ...over,
})

export const djangoFact = (over: Partial<DjangoFact> = {}): DjangoFact => ({
  version: '5.2.19',
  settingsModule: 'config.settings',
  fixupInstalled: true,
  configFromSettings: true,
  namespace: 'CELERY',
  settingsSetTooLate: false,
  ...over,
})

/** The worker that Celery starts when nothing else is asked of it. */
export const workerFact = (over: Partial<WorkerFact> = {}): WorkerFact => ({
  pool: 'prefork',
  poolOrigin: { kind: 'default', where: "Celery's default" },
  concurrency: null,
  concurrencyOrigin: { kind: 'default', where: "Celery's default" },
  forkedByMultiprocessing: false,
  startMethod: 'fork',
  command: null,
  configured: nothingConfigured,
  ...over,
})

export const nothingConfigured: ConfiguredOptions = {
  pool: null,
  timeLimit: null,
  softTimeLimit: null,
  maxTasksPerChild: null,
  maxMemoryPerChild: null,
  autoscale: null,
  beat: null,
  queues: null,
  include: null,
  hostname: null,
  others: null,
}

export const poolTrialFact = (over: Partial<PoolTrialFact> = {}): PoolTrialFact => ({
  status: 'ran',
  pool: 'celery.concurrency.prefork:TaskPool',
  ready: true,
  ms: 12,
  error: null,
  complaints: [],
  options: ['--concurrency=2'],
  afterMs: 50_000,
  broker: 'redis',
  failures: [],
  ...over,
})

export const launchCommand = (command: string, platforms: readonly string[] = []): LaunchCommand => ({
  file: 'README.md',
  line: 7,
  argv: command.split(' '),
  platforms,
})

export const launchContextFact = (over: Partial<LaunchContextFact> = {}): LaunchContextFact => ({
  ownApps: ['shop'],
  missingApps: [],
  startedInside: [],
  defaultAppConfigured: true,
  poolSetting: null,
  otherProjects: [],
  bareScripts: [],
  ...over,
})

export const pythonError = (type: string, message: string, file = 'shop/tasks.py', line = 4): PythonError => {
  const at = { file, line, function: '<module>', text: 'import pandas', own: true }
  return { type, message, at, frames: [at] }
}

/** A healthy project on Linux: every fact that the checks outside of broker.* read. */
export const healthy = (over: Partial<Facts> = {}): Facts => ({
  platform: platformFact(),
  shell: shellOn('linux'),
  host: hostFact(),
  project: projectFact(),
  requirements: requirementsFact(),
  setUp: { variables: null, services: null },
  launchCommands: [],
  ownStarts: [],
  commandSearch: { partly: [], complete: true },
  programs: [],
  launchContext: launchContextFact(),
  celeryOptions: { parser: 'click', options: null },
  interpreter: interpreterFact(),
  pythonStart: { status: 'started' },
  python: pythonFact(),
  packages: packagesFact(),
  celeryImport: { status: 'imported' },
  celery: celeryFact(),
  appSearch: appSearchFact(),
  appImport: loaded,
  knownFailure: null,
  endedSilences: [],
  importLimits: { warnSeconds: 10, timeoutSeconds: 30, busySeconds: 60 },
  app: appFact(),
  afterImport: afterImportFact(),
  settingNames: settingNamesFact(),
  sentNames: [],
  senderSettings: { apart: [], compared: 0 },
  sharedTasks: { withoutApp: [], otherApp: null },
  queues: ['celery'],
  beatSchedule: { entries: [], ownPackages: ['shop'] },
  beatSchedulers: [{ name: 'celery.beat:PersistentScheduler', error: null, missingModule: null, missingApp: null }],
  lateHandlers: [],
  beatCommands: [],
  beatDatabase: { usedAt: null, schedulerAt: null },
  beatMention: { file: null, complete: true },
  beatPaths: [],
  queueDeclarations: [],
  otherApps: [],
  routes: { 'shop.add': 'celery' },
  serializers: serializersFact(),
  queueMentions: { queues: [], complete: true },
  taskModules: taskModulesFact(),
  taskUsage: taskUsageFact(),
  scriptNames: [],
  djangoProject: { unread: [], loadedBy: null, sharedTask: null, complete: true },
  worker: workerFact(),
  plannedWorkers: [],
  selfStartingScripts: [],
  poolTrial: poolTrialFact(),
  ipc: ipcFact(),
  spawnedApp: { status: 'imported', tasks: 1, startMethod: 'spawn' },
  broker: {
    urls: ['redis://localhost:6379/0'],
    where: 'shop.py:5',
    problems: [],
    addresses: [],
    driver: null,
    visibilityTimeout: null,
  },
  brokerConnections: [],
  ...over,
})

/** A project on a Windows machine, in a virtual environment, as Celery starts a worker there. */
export const onWindows = (over: Partial<Facts> = {}): Facts =>
  healthy({
    platform: platformFact('windows'),
    python: windowsVenv(),
    celery: celeryFact({ defaultStartMethod: 'spawn' }),
    worker: workerFact({ startMethod: 'spawn' }),
    ipc: ipcFact({ startMethod: 'spawn', sharedMemory: null }),
    ...over,
  })
