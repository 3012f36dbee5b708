import type { LabelTexts } from './label-texts.ts'

/** Workers among themselves: what is told of each failure. */
export const cluster = {
  'duplicate-nodename': {
    title: 'two workers have the same name',
    cause: 'Both were started with the same `-n` on hosts of the same name, or both without.',
    action: 'Name them apart, `-n worker1@%h`, and give containers distinct host names.',
  },
  'gossip-missed-heartbeat': {
    title: 'another worker was not heard of for a while',
    cause: 'The other worker ended, or was busy.',
    action: 'Nothing, unless that worker is really gone. `--without-gossip` silences it.',
  },
  'clock-drift': {
    title: 'clocks differ between workers',
    cause: 'A wrong clock, or different time zone settings on the machines.',
    action: 'Synchronise clocks (NTP), and use the same `timezone` and `enable_utc` everywhere.',
  },
  'pidbox-debug-harmless': {
    title: 'remote-control traffic',
    cause: 'Flower, `celery inspect` or another monitor.',
    action: 'Nothing: this is how it should be.',
  },
  'warm-shutdown': {
    title: 'the worker was stopped in the ordinary way',
    cause: 'SIGTERM, or one Ctrl+C.',
    action: "Nothing. If you didn't expect it, look for who sent the signal.",
  },
  'cold-shutdown': {
    title: 'the worker was stopped at once',
    cause: 'SIGQUIT, a second Ctrl+C, or REMAP_SIGTERM=SIGQUIT.',
    action: 'Stop with SIGTERM and allow more time; with `acks_late` the tasks would be delivered again.',
  },
  'soft-shutdown': {
    title: 'the worker is stopping softly',
    cause: '`worker_soft_shutdown_timeout` is set (Celery 5.5 and newer).',
    action: 'Nothing; raise the timeout if tasks are cut off.',
  },
  'healthy-worker': { title: 'a worker at work', cause: 'Nothing is wrong.', action: 'Nothing.' },
} as const satisfies LabelTexts
