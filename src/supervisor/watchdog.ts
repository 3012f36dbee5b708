import type { Effect } from './effect.ts'
import type { Launch, Stage, Worker } from './state.ts'

const where: Readonly<Record<Exclude<Stage, 'ready'>, string>> = {
  loading: 'while Python imports Celery and the app',
  connecting: 'while it starts the pool and connects to the broker',
}

const silent: typeof where = { loading: 'worker-silent-while-loading', connecting: 'worker-silent-on-broker' }

/** Timers that watch the start. A worker that is ready may be silent: it may have nothing to do. */
export const watchStart = ({ times }: Launch): Effect[] => [
  { kind: 'set-timer', timer: 'not-ready', ms: times.notReadyAfterMs },
  { kind: 'set-timer', timer: 'silence', ms: times.silentAfterMs },
]

export const stopWatching: readonly Effect[] = [
  { kind: 'clear-timer', timer: 'not-ready' },
  { kind: 'clear-timer', timer: 'silence' },
]

/** Reports where a start hangs: Celery logs nothing when a broker accepts the connection and never answers. */
export function hangs(kind: 'silent' | 'not-ready', afterMs: number, { stage, lastLine }: Worker): Effect[] {
  if (stage === 'ready') return []
  const seconds = Math.round(afterMs / 1000)
  const what = kind === 'silent' ? `has written nothing for ${seconds} s` : `is not ready ${seconds} s after its start`
  return [
    {
      kind: 'report',
      event: {
        type: 'diagnosis',
        label: kind === 'silent' ? silent[stage] : 'worker-not-ready',
        message: `The worker ${what}, ${where[stage]}.`,
        evidence: lastLine === null ? [] : [lastLine],
      },
    },
  ]
}
