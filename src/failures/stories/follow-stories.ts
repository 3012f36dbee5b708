import type { LogRecord } from '../read/event.ts'
import { ignoredPool, ignoredTimeLimit } from './ignored-options.ts'
import { redelivery } from './redelivery.ts'
import { respawningChildren } from './respawning-children.ts'
import { silentStart } from './silent-start.ts'
import type { StoryFinding } from './story.ts'
import { isGreen, unpatchedGreenPool } from './unpatched-green-pool.ts'
import { followWorker, type Place } from './worker-life.ts'

export interface Stories {
  see(event: LogRecord): void
  findings(): readonly StoryFinding[]
  /** A worker has printed its banner and is not ready yet. */
  starting(): boolean
  /** Whether a received or finished task would still change what is found. */
  waiting(): boolean
  /** The first line that only a Celery worker writes, or null. */
  worker(): Place | null
}

/** Literals of received and finished tasks, in all versions. */
export const TASK_TURNS = [
  '] received',
  'Received task: ',
  '] succeeded in ',
  '] raised expected',
  '] retry: Retry in ',
]

/** Follows all stories through a log. @param whole the log is complete */
export function followStories(whole = false): Stories {
  const life = followWorker()
  const stories = [
    respawningChildren(),
    unpatchedGreenPool(),
    silentStart(whole),
    redelivery(),
    ignoredPool(),
    ignoredTimeLimit(),
  ]
  let spawned = false
  let shown: Place | null = null
  return {
    see(event) {
      life.see(event)
      spawned ||= event.text.includes('calling self.run()')
      shown ??= life.banner?.place ?? Object.values(life.first)[0] ?? null
      for (const story of stories) story.see(event, life)
    },
    findings: () => stories.flatMap((story) => story.find(life) ?? []),
    // A log may begin below "ready": received tasks show it too.
    starting: () => life.banner !== null && !life.first.ready && !life.first.received && !life.first.finished,
    waiting: () => (spawned || isGreen(life.banner?.pool)) && !(life.first.received && life.first.finished),
    worker: () => shown,
  }
}
