import type { FactName } from '../facts/facts.ts'

const found = ['python.not-store-stub', 'python.found']
const interpreter = [...found, 'python.starts']
const celery = [
  ...interpreter,
  'python.environment-exists',
  'python.version-supported',
  'python.celery-not-shadowed',
  'python.versions-compatible',
  'python.celery-installed',
]
const app = [...celery, 'app.found', 'app.imports', 'app.django-settings']

/**
 * The checks that explain a missing fact. If one of them fails, the checks that need the fact are skipped and blocked by
 * it: one error per fault.
 */
export const factOwners: Readonly<Partial<Record<FactName, readonly string[]>>> = {
  pythonStart: found,
  python: interpreter,
  packages: interpreter,
  celeryImport: [...interpreter, 'python.version-supported'],
  celery,
  celeryOptions: celery,
  launchContext: interpreter,
  appImport: celery,
  app,
  afterImport: app,
  queues: app,
  beatSchedule: app,
  beatSchedulers: app,
  lateHandlers: app,
  beatMention: app,
  beatPaths: app,
  routes: app,
  otherApps: app,
  queueDeclarations: app,
  serializers: app,
  queueMentions: app,
  taskModules: app,
  taskUsage: app,
  scriptNames: app,
  djangoProject: app,
  worker: app,
  plannedWorkers: app,
  selfStartingScripts: app,
  poolTrial: app,
  ipc: interpreter,
  spawnedApp: app,
  broker: app,
  brokerConnections: [...app, 'broker.configured', 'broker.url-valid'],
}
