import type { AnyCheck } from './define-check.ts'
import { asyncTasks } from './app/async-tasks.ts'
import { djangoNamespace } from './app/django-namespace.ts'
import { djangoSettings } from './app/django-settings.ts'
import { found as appFound } from './app/found.ts'
import { importTime } from './app/import-time.ts'
import { imports } from './app/imports.ts'
import { loadedByProject } from './app/loaded-by-project.ts'
import { sameSettings } from './app/same-settings.ts'
import { taskNamesStable } from './app/task-names-stable.ts'
import { tasksRegistered } from './app/tasks-registered.ts'
import { authenticated } from './broker/authenticated.ts'
import { configured } from './broker/configured.ts'
import { database } from './broker/database.ts'
import { driverInstalled } from './broker/driver-installed.ts'
import { predefinedQueues } from './broker/predefined-queues.ts'
import { rabbitmqQueueArguments } from './broker/rabbitmq-queue-arguments.ts'
import { reachable } from './broker/reachable.ts'
import { resolves } from './broker/resolves.ts'
import { sharedByAll } from './broker/shared-by-all.ts'
import { urlValid } from './broker/url-valid.ts'
import { acksLateSafe } from './config/acks-late-safe.ts'
import { beatInterval } from './config/beat-interval.ts'
import { retriesBounded } from './config/retries-bounded.ts'
import { beatHandlersRun } from './config/beat-handlers-run.ts'
import { beatScheduler } from './config/beat-scheduler.ts'
import { beatStarted } from './config/beat-started.ts'
import { beatTasksExist } from './config/beat-tasks-exist.ts'
import { heartbeatWithPool } from './config/heartbeat-with-pool.ts'
import { limitsHonoured } from './config/limits-honoured.ts'
import { namesKnown } from './config/names-known.ts'
import { namesNotMixed } from './config/names-not-mixed.ts'
import { notEager } from './config/not-eager.ts'
import { queuesApart } from './config/queues-apart.ts'
import { resultBackend } from './config/result-backend.ts'
import { routesConsumed } from './config/routes-consumed.ts'
import { serializerAccepted } from './config/serializer-accepted.ts'
import { serializerSafe } from './config/serializer-safe.ts'
import { silencesCurrent } from './config/silences-current.ts'
import { visibilityTimeout } from './config/visibility-timeout.ts'
import { cpuQuota } from './host/cpu-quota.ts'
import { initProcess } from './host/init-process.ts'
import { memory } from './host/memory.ts'
import { nodeSupported } from './host/node-supported.ts'
import { openFiles } from './host/open-files.ts'
import { privileges } from './host/privileges.ts'
import { processes } from './host/processes.ts'
import { sharedMemory } from './host/shared-memory.ts'
import { timeZoneData } from './host/time-zone-data.ts'
import { appImportsInChild } from './ipc/app-imports-in-child.ts'
import { childSpawns } from './ipc/child-spawns.ts'
import { forkSafety } from './ipc/fork-safety.ts'
import { poolRoundTrip } from './ipc/pool-round-trip.ts'
import { semaphoreInChild } from './ipc/semaphore-in-child.ts'
import { startMethod } from './ipc/start-method.ts'
import { taskRegistryInChild } from './ipc/task-registry-in-child.ts'
import { venvLauncher } from './ipc/venv-launcher.ts'
import { appMatches } from './launch/app-matches.ts'
import { optionForm } from './launch/option-form.ts'
import { optionsExist } from './launch/options-exist.ts'
import { poolPerPlatform } from './launch/pool-per-platform.ts'
import { beatAllowed } from './pool/beat-allowed.ts'
import { bestFit } from './pool/best-fit.ts'
import { concurrencyFits } from './pool/concurrency-fits.ts'
import { effectiveAsAsked } from './pool/effective-as-asked.ts'
import { monkeyPatched } from './pool/monkey-patched.ts'
import { packageInstalled } from './pool/package-installed.ts'
import { runsTasks } from './pool/runs-tasks.ts'
import { spawnEnvironment } from './pool/spawn-environment.ts'
import { supportedOnPlatform } from './pool/supported-on-platform.ts'
import { onCommit } from './producer/on-commit.ts'
import { celeryInstalled } from './python/celery-installed.ts'
import { celeryNotShadowed } from './python/celery-not-shadowed.ts'
import { environmentExists } from './python/environment-exists.ts'
import { found as pythonFound } from './python/found.ts'
import { knownBugs } from './python/known-bugs.ts'
import { notStoreStub } from './python/not-store-stub.ts'
import { ownEnvironment } from './python/own-environment.ts'
import { sameEnvironment } from './python/same-environment.ts'
import { starts as pythonStarts } from './python/starts.ts'
import { versionSupported } from './python/version-supported.ts'
import { versionsCompatible } from './python/versions-compatible.ts'

/** Every check, in the order of every report: what a worker needs first comes first. */
export const catalogue: readonly AnyCheck[] = [
  nodeSupported,
  privileges,
  sharedMemory,
  openFiles,
  processes,
  cpuQuota,
  memory,
  initProcess,
  timeZoneData,

  notStoreStub,
  pythonFound,
  pythonStarts,
  ownEnvironment,
  environmentExists,
  versionSupported,
  celeryInstalled,
  celeryNotShadowed,
  sameEnvironment,
  versionsCompatible,
  knownBugs,

  childSpawns,
  semaphoreInChild,
  poolRoundTrip,
  startMethod,
  taskRegistryInChild,
  venvLauncher,
  appImportsInChild,
  forkSafety,

  appFound,
  imports,
  importTime,
  djangoSettings,
  djangoNamespace,
  loadedByProject,
  tasksRegistered,
  taskNamesStable,
  asyncTasks,
  sameSettings,

  namesNotMixed,
  namesKnown,
  serializerSafe,
  serializerAccepted,
  notEager,
  beatTasksExist,
  beatHandlersRun,
  beatScheduler,
  beatStarted,
  beatInterval,
  routesConsumed,
  queuesApart,
  limitsHonoured,
  acksLateSafe,
  retriesBounded,
  visibilityTimeout,
  heartbeatWithPool,
  resultBackend,
  silencesCurrent,

  supportedOnPlatform,
  effectiveAsAsked,
  packageInstalled,
  monkeyPatched,
  concurrencyFits,
  spawnEnvironment,
  beatAllowed,
  runsTasks,
  bestFit,

  optionsExist,
  poolPerPlatform,
  optionForm,
  appMatches,

  configured,
  urlValid,
  sharedByAll,
  predefinedQueues,
  driverInstalled,
  resolves,
  reachable,
  authenticated,
  database,
  rabbitmqQueueArguments,

  onCommit,
]
