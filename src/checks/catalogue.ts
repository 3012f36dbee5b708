import type { AnyCheck } from './define-check.ts'
import { djangoNamespace } from './app/django-namespace.ts'
import { djangoSettings } from './app/django-settings.ts'
import { found as appFound } from './app/found.ts'
import { importTime } from './app/import-time.ts'
import { imports } from './app/imports.ts'
import { loadedByProject } from './app/loaded-by-project.ts'
import { taskNamesStable } from './app/task-names-stable.ts'
import { tasksRegistered } from './app/tasks-registered.ts'
import { authenticated } from './broker/authenticated.ts'
import { configured } from './broker/configured.ts'
import { database } from './broker/database.ts'
import { driverInstalled } from './broker/driver-installed.ts'
import { reachable } from './broker/reachable.ts'
import { resolves } from './broker/resolves.ts'
import { urlValid } from './broker/url-valid.ts'
import { nodeSupported } from './host/node-supported.ts'
import { sharedMemory } from './host/shared-memory.ts'
import { childSpawns } from './ipc/child-spawns.ts'
import { poolRoundTrip } from './ipc/pool-round-trip.ts'
import { semaphoreInChild } from './ipc/semaphore-in-child.ts'
import { startMethod } from './ipc/start-method.ts'
import { taskRegistryInChild } from './ipc/task-registry-in-child.ts'
import { venvLauncher } from './ipc/venv-launcher.ts'
import { beatAllowed } from './pool/beat-allowed.ts'
import { bestFit } from './pool/best-fit.ts'
import { concurrencyFits } from './pool/concurrency-fits.ts'
import { effectiveAsAsked } from './pool/effective-as-asked.ts'
import { monkeyPatched } from './pool/monkey-patched.ts'
import { packageInstalled } from './pool/package-installed.ts'
import { runsTasks } from './pool/runs-tasks.ts'
import { spawnEnvironment } from './pool/spawn-environment.ts'
import { supportedOnPlatform } from './pool/supported-on-platform.ts'
import { celeryInstalled } from './python/celery-installed.ts'
import { celeryNotShadowed } from './python/celery-not-shadowed.ts'
import { found as pythonFound } from './python/found.ts'
import { knownBugs } from './python/known-bugs.ts'
import { notStoreStub } from './python/not-store-stub.ts'
import { sameEnvironment } from './python/same-environment.ts'
import { versionSupported } from './python/version-supported.ts'
import { versionsCompatible } from './python/versions-compatible.ts'

/** Every check, in the order of every report: what a worker needs first comes first. */
export const catalogue: readonly AnyCheck[] = [
  nodeSupported,
  sharedMemory,

  notStoreStub,
  pythonFound,
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

  appFound,
  imports,
  importTime,
  djangoSettings,
  djangoNamespace,
  loadedByProject,
  tasksRegistered,
  taskNamesStable,

  supportedOnPlatform,
  effectiveAsAsked,
  packageInstalled,
  monkeyPatched,
  concurrencyFits,
  spawnEnvironment,
  beatAllowed,
  runsTasks,
  bestFit,

  configured,
  urlValid,
  driverInstalled,
  resolves,
  reachable,
  authenticated,
  database,
]
