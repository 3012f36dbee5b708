import type { AfterImportFact } from './after-import.ts'
import type { AppFact, AppImportFact, AppSearchFact } from './app.ts'
import type {
  BeatCommand,
  BeatDatabaseFact,
  BeatMentionFact,
  BeatPathFact,
  BeatSchedulerFact,
  LateHandler,
} from './beat.ts'
import type { BeatScheduleFact } from './beat-schedule.ts'
import type { BrokerConfigFact, BrokerConnectionFact } from './broker.ts'
import type { DjangoProjectFact } from './django-project.ts'
import type { EndedSilence } from './ended-silence.ts'
import type { HostFact } from './host.ts'
import type { InterpreterFact } from './interpreter.ts'
import type { IpcFact } from './ipc.ts'
import type { KnownFailureFact } from './known-failure.ts'
import type { CeleryOptionsFact, LaunchContextFact } from './launch.ts'
import type { ImportLimits } from './import-limits.ts'
import type { OtherApp } from './other-apps.ts'
import type { Outcome } from './outcome.ts'
import type { PlatformFact } from './platform.ts'
import type { PoolTrialFact } from './pool-trial.ts'
import type { Program } from './program.ts'
import type { CommandSearch, LaunchCommand, ProjectFact } from './project.ts'
import type { CeleryFact, CeleryImportFact, PackagesFact, PythonFact, PythonStartFact } from './python.ts'
import type { QueueDeclaration, QueueMentionsFact, RoutesFact } from './queues.ts'
import type { RequirementsFact } from './requirements.ts'
import type { SerializersFact } from './serializers.ts'
import type { ShellFact } from './shell.ts'
import type { SettingNamesFact } from './setting-names.ts'
import type { SpawnedAppFact } from './spawned-app.ts'
import type { ScriptName, SentName, TaskModulesFact } from './task-modules.ts'
import type { SenderSettingsFact } from './sender-settings.ts'
import type { SetUpFact } from './set-up.ts'
import type { SharedTasksFact } from './shared-tasks.ts'
import type { TaskUsageFact } from './task-usage.ts'
import type { WorkerFact } from './worker.ts'

/** All facts, by name. A check declares which of them it needs. */
export interface Facts {
  readonly platform: PlatformFact
  readonly host: HostFact
  readonly project: ProjectFact
  /** Absent if no file of the project names Celery. */
  readonly requirements: RequirementsFact
  readonly setUp: SetUpFact
  readonly launchCommands: readonly LaunchCommand[]
  /** Commands of the project's own programs that start a worker: `flask celery worker`; `argv` starts with the program. */
  readonly ownStarts: readonly LaunchCommand[]
  /** Whether these are all. */
  readonly commandSearch: CommandSearch
  /** What the project's Compose files and systemd units start, workers and other programs, with their environments. */
  readonly programs: readonly Program[]
  readonly launchContext: LaunchContextFact
  readonly celeryOptions: CeleryOptionsFact
  readonly interpreter: InterpreterFact
  /** Where printed commands are pasted. */
  readonly shell: ShellFact
  readonly pythonStart: PythonStartFact
  readonly python: PythonFact
  readonly packages: PackagesFact
  readonly celeryImport: CeleryImportFact
  readonly celery: CeleryFact
  readonly appSearch: AppSearchFact
  readonly appImport: AppImportFact
  readonly knownFailure: KnownFailureFact | null
  readonly importLimits: ImportLimits
  readonly endedSilences: readonly EndedSilence[]
  readonly app: AppFact
  /** Absent if another system is the target. */
  readonly afterImport: AfterImportFact
  readonly settingNames: SettingNamesFact
  /** The queues of a worker that is started without -Q. */
  readonly queues: readonly string[]
  /** Every queue that the app knows; the transport decides whether they are declared. */
  readonly queueDeclarations: readonly QueueDeclaration[]
  readonly beatSchedule: BeatScheduleFact
  readonly beatSchedulers: readonly BeatSchedulerFact[]
  readonly lateHandlers: readonly LateHandler[]
  readonly beatCommands: readonly BeatCommand[]
  readonly beatDatabase: BeatDatabaseFact
  readonly beatMention: BeatMentionFact
  /** The files that beat can't write; empty if another system is the target. */
  readonly beatPaths: readonly BeatPathFact[]
  readonly routes: RoutesFact
  readonly otherApps: readonly OtherApp[]
  readonly serializers: SerializersFact
  readonly queueMentions: QueueMentionsFact
  readonly taskModules: TaskModulesFact
  readonly taskUsage: TaskUsageFact
  readonly scriptNames: readonly ScriptName[]
  readonly sentNames: readonly SentName[]
  readonly sharedTasks: SharedTasksFact
  readonly senderSettings: SenderSettingsFact
  /** Absent if the app does not configure Django. */
  readonly djangoProject: DjangoProjectFact
  readonly worker: WorkerFact
  /** The workers for which a plan is made: `worker`, or one for each list of queues. */
  readonly plannedWorkers: readonly WorkerFact[]
  /** Files of the project that patch for a green pool and start the worker themselves; only searched for with such a pool. */
  readonly selfStartingScripts: readonly string[]
  readonly ipc: IpcFact
  readonly spawnedApp: SpawnedAppFact
  /** Only with --prove. */
  readonly poolTrial: PoolTrialFact
  readonly broker: BrokerConfigFact
  readonly brokerConnections: readonly BrokerConnectionFact[]
}

export type FactName = keyof Facts

/** The outcomes of the probes, by fact. */
export type FactOutcomes = { readonly [N in FactName]?: Outcome<Facts[N]> }
