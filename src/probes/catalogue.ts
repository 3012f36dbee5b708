import type { AnyProbe } from './define-probe.ts'
import { appSearchProbe } from './app-search.ts'
import { beatCommandsProbe } from './beat-commands.ts'
import { beatMentionProbe } from './beat-mention.ts'
import { beatPathsProbe } from './beat-paths.ts'
import { brokerConnectionsProbe } from './broker-connections.ts'
import { brokerProbe } from './broker.ts'
import { celeryImportProbe } from './celery-import.ts'
import { endedSilencesProbe } from './ended-silences.ts'
import { hostProbe } from './host.ts'
import { importLimitsProbe } from './import-limits.ts'
import { interpreterProbe } from './interpreter.ts'
import { ipcProbe } from './ipc.ts'
import { knownFailureProbe } from './known-failure.ts'
import { launchCommandsProbe } from './launch-commands.ts'
import { launchContextProbe } from './launch-context.ts'
import { requirementsProbe } from './requirements.ts'
import { selfStartingScriptsProbe } from './self-starting-scripts.ts'
import { setUpProbe } from './set-up.ts'
import { senderSettingsProbe } from './sender-settings.ts'
import { otherAppsProbe } from './other-apps.ts'
import { platformProbe } from './platform.ts'
import { poolTrialProbe } from './pool-trial.ts'
import { projectProbe } from './project.ts'
import { pythonProbe } from './python.ts'
import { queueMentionsProbe } from './queue-mentions.ts'
import { shellProbe } from './shell.ts'
import { spawnedAppProbe } from './spawned-app.ts'
import { workerProbe } from './worker.ts'

/** Every probe. The order does not matter: each starts as soon as its needs are known. */
export const probes: readonly AnyProbe[] = [
  platformProbe,
  hostProbe,
  projectProbe,
  requirementsProbe,
  setUpProbe,
  launchCommandsProbe,
  beatCommandsProbe,
  beatMentionProbe,
  beatPathsProbe,
  launchContextProbe,
  interpreterProbe,
  shellProbe,
  appSearchProbe,
  importLimitsProbe,
  endedSilencesProbe,
  pythonProbe,
  knownFailureProbe,
  celeryImportProbe,
  workerProbe,
  queueMentionsProbe,
  otherAppsProbe,
  selfStartingScriptsProbe,
  ipcProbe,
  spawnedAppProbe,
  senderSettingsProbe,
  poolTrialProbe,
  brokerProbe,
  brokerConnectionsProbe,
]
