import { expect, it } from 'vitest'
import type { ConfiguredOptions } from '../../src/facts/worker.ts'
import { configuredOptions } from '../../src/worker/configured-options.ts'
import { appFact, launchCommand, nothingConfigured } from '../support/facts.ts'

interface Given {
  /** Options after `celery -A shop worker`. */
  readonly command?: string
  readonly settings?: Readonly<Record<string, unknown>>
  readonly env?: Readonly<Record<string, string>>
}

const configured = ({ command, settings = {}, env = {} }: Given) => {
  const line = command === undefined ? null : launchCommand(`celery -A shop worker ${command}`)
  const options: ConfiguredOptions = configuredOptions(line, appFact({ settings }), env)
  const names = Object.keys(options) as (keyof ConfiguredOptions)[]
  return names.flatMap((name) => {
    const option = options[name]
    return option === null ? [] : [[name, option.value, option.origin.kind] as const]
  })
}

it.each<[Given, ReturnType<typeof configured>]>([
  [{ command: '--time-limit 60' }, [['timeLimit', 60, 'command']]],
  [
    { command: '--time-limit=$LIMIT' },
    [['others', { options: [], leftOut: ['--time-limit=$LIMIT (only the shell knows its value)'] }, 'command']],
  ],
  [{ settings: { task_time_limit: 60 } }, [['timeLimit', 60, 'setting']]],
  [{ command: '--time-limit=9', settings: { task_time_limit: 60 } }, [['timeLimit', 9, 'command']]],
  [{ command: '--soft-time-limit=9' }, [['softTimeLimit', 9, 'command']]],
  [{ env: { CELERY_WORKER_SOFT_TIME_LIMIT: '9' } }, [['softTimeLimit', 9, 'variable']]],
  [{ command: '--max-tasks-per-child 100' }, [['maxTasksPerChild', 100, 'command']]],
  [{ settings: { worker_max_tasks_per_child: 0 } }, []],
  [{ settings: { worker_max_memory_per_child: 12000 } }, [['maxMemoryPerChild', 12000, 'setting']]],
  [{ command: '--autoscale=10,3' }, [['autoscale', '10,3', 'command']]],
  [{ command: '-B' }, [['beat', true, 'command']]],
  [{ env: { CELERY_WORKER_BEAT: 'true' } }, [['beat', true, 'variable']]],
  [{ env: { CELERY_WORKER_BEAT: '0' } }, []],
  [{ command: '-Q mail,reports' }, [['queues', ['mail', 'reports'], 'command']]],
  [
    { command: '-I shop.jobs,shop.mail' },
    [
      ['others', { options: ['--include=shop.jobs,shop.mail'], leftOut: [] }, 'command'],
      ['include', ['shop.jobs', 'shop.mail'], 'command'],
    ],
  ],
  [{ command: '-n mail@%h' }, [['hostname', 'mail@%h', 'command']]],
  [{ command: '-n w%%n@%%h' }, [['hostname', 'w%n@%h', 'command']]],
  [
    { command: '-n $NAME@%h' },
    [['others', { options: [], leftOut: ['-n $NAME@%h (only the shell knows its value)'] }, 'command']],
  ],
  [{ command: '--pool=${CELERY_POOL:-prefork}' }, [['pool', 'prefork', 'command']]],
  [{ command: '-P ${POOL-threads}' }, [['pool', 'threads', 'command']]],
  [{ command: '--pool=$POOL', env: { POOL: 'solo' } }, [['pool', 'solo', 'command']]],
  [
    { command: '--pool=$POOL' },
    [
      ['pool', '$POOL', 'command'],
      ['others', { options: [], leftOut: ['--pool=$POOL (only the shell knows its value)'] }, 'command'],
    ],
  ],
  [{ command: '--time-limit=${TL:-300}' }, [['timeLimit', 300, 'command']]],
  [{ command: '-P prefork', settings: { worker_pool: 'solo' } }, [['pool', 'prefork', 'command']]],
])('%j', (given, expected) => {
  expect(configured(given)).toEqual(expected)
})

it('what is not configured is null', () => {
  expect(configuredOptions(null, appFact(), {})).toEqual(nothingConfigured)
})
