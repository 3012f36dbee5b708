import type { AppFact, DriverFact } from '../../facts/app.ts'
import type { DjangoProjectFact } from '../../facts/django-project.ts'
import type { Facts } from '../../facts/facts.ts'
import type { IpcFact } from '../../facts/ipc.ts'
import type { CeleryOptionsFact } from '../../facts/launch.ts'
import type { PoolTrialFact } from '../../facts/pool-trial.ts'
import type { KeySettings } from '../../facts/sender-settings.ts'
import type { SpawnedAppFact } from '../../facts/spawned-app.ts'

/**
 * What the programs of src/python report as facts, by name. `npm run build` makes reported-facts.json from it, by which
 * check-fact.ts judges what has arrived.
 */
export type ReportedFacts = Pick<
  Facts,
  | 'python'
  | 'packages'
  | 'celery'
  | 'appImport'
  | 'afterImport'
  | 'settingNames'
  | 'queues'
  | 'beatSchedule'
  | 'routes'
  | 'queueDeclarations'
  | 'serializers'
  | 'taskModules'
  | 'taskUsage'
  | 'beatSchedulers'
  | 'lateHandlers'
  | 'scriptNames'
  | 'sentNames'
  | 'sharedTasks'
> &
  IpcFact & {
    readonly app: Omit<AppFact, 'drivers'>
    /** Null: Django is not configured. */
    readonly djangoProject: DjangoProjectFact | null
    readonly 'broker-driver': DriverFact | null
    readonly 'backend-driver': DriverFact | null
    readonly keySettings: KeySettings
    readonly installedModules: readonly string[]
    readonly celeryOptions: CeleryOptionsFact
    readonly poolTrial: Pick<PoolTrialFact, 'status'> & Partial<PoolTrialFact>
    readonly spawnedApp:
      Exclude<SpawnedAppFact, { status: 'ended' }> | Omit<Extract<SpawnedAppFact, { status: 'ended' }>, 'said'>
  }
