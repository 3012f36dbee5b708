import { expect, it } from 'vitest'
import { adviseProject } from '../../src/pool/advise-project.ts'
import { headline } from '../../src/pool/headline.ts'
import type { Facts } from '../../src/facts/facts.ts'
import { appFact, healthy, launchCommand, taskUsageFact } from '../support/facts.ts'
import { plannedWorkers } from '../../src/worker/planned-workers.ts'

function planFor(options: readonly string[]) {
  const launchCommands = options.map((words) => ({
    ...launchCommand(`celery -A shop worker ${words}`),
    file: 'Procfile',
  }))
  const facts: Facts = healthy({ launchCommands, routes: {} })
  const { platform, app, celery } = facts
  const workers = plannedWorkers({ platform, app, celery, launchCommands, env: {} }, [])
  return adviseProject({ ...facts, worker: workers[0]!, plannedWorkers: workers }, { workload: null, app: 'shop' })
}

it('a plan for each command whose queues differ', () => {
  const plan = planFor(['-Q mail -c 2 -E', '-Q reports -P threads -c 8 -n slow@%h', '-Q mail,extra -B'])
  expect(plan.command.map((argv) => argv.join(' '))).toEqual([
    'celery -A shop worker --pool=prefork --concurrency=2 --hostname=mail@%h --queues=mail --task-events --loglevel=INFO',
    'celery -A shop worker --pool=threads --concurrency=8 --hostname=slow@%h --queues=reports --loglevel=INFO',
    'celery -A shop worker --pool=prefork --concurrency=4 --hostname=mail2@%h --queues=mail,extra -B --loglevel=INFO',
  ])
  expect(headline(plan)).toBe('3 nodes: prefork (2 processes), threads (8 threads), prefork (4 processes)')
  expect(plan.reasons.map(({ text }) => text)).toContainEqual(expect.stringContaining('consume different queues'))
})

it('one plan with the options of its command', () => {
  const plan = planFor(['-Q mail -n w1@%h -E --prefetch-multiplier=1 -O fair --logfile=w.log'])
  expect(plan.command.map((argv) => argv.join(' '))).toEqual([
    'celery -A shop worker --pool=prefork --concurrency=4 --hostname=w1@%h --queues=mail --task-events --prefetch-multiplier=1 -Ofair --loglevel=INFO',
  ])
  const texts = plan.reasons.map(({ text }) => text)
  expect(texts).toContain('--task-events --prefetch-multiplier=1 -Ofair: kept from Procfile:7')
  expect(texts).toContain('differs from your command (Procfile:7): without --logfile=w.log (the log is printed)')
})

it('a pool that only the shell knows is no choice', () => {
  const plan = planFor(['--pool=$POOL'])
  expect(plan.command[0]?.join(' ')).toBe('celery -A shop worker --pool=prefork --concurrency=4 --loglevel=INFO')
  expect(plan.reasons.map(({ text }) => text)).toContain(
    'differs from your command (Procfile:7): without --pool=$POOL (only the shell knows its value)',
  )
})

const routes = { 'shop.add': 'celery', 'shop.render': 'images', 'shop.send': 'mail' }
/** The queues of each worker, for a project with these commands and routes. */
function queuesFor(options: readonly string[], over: Partial<Facts> = {}, selected = false): string[] {
  const launchCommands = options.map((words) => ({
    ...launchCommand(`celery -A shop worker ${words}`.trim()),
    file: 'Procfile',
  }))
  const facts = healthy({ launchCommands, routes, ...over })
  const { platform, app, celery } = facts
  const workers = plannedWorkers({ platform, app, celery, launchCommands, env: {} }, [])
  return adviseProject(
    { ...facts, worker: workers[0]!, plannedWorkers: workers },
    { workload: null, app: 'shop', selected },
  ).nodes.map(({ queues }) => queues.join(','))
}

it.each<[string, readonly string[], readonly string[], Partial<Facts>?]>([
  ['no command', [], ['celery,images,mail']],
  ['a command without -Q', [''], ['celery,images,mail']],
  ['a command that leaves one out', ['-Q celery,mail'], ['celery,mail,images']],
  ['two commands that leave one out', ['-Q celery', '-Q mail'], ['celery,images', 'mail']],
  ['commands for all', ['-Q celery,mail', '-Q images'], ['celery,mail', 'images']],
  ['a worker without -Q consumes all', [''], [''], { queues: ['celery', 'images', 'mail'] }],
  ['no routes', [''], [''], { routes: { 'shop.add': 'celery' } }],
  ['another file names one', [''], ['celery,mail'], { queueMentions: { queues: ['images'], complete: true } }],
  [
    'another file names one, and there is no command',
    [],
    ['celery,images,mail'],
    { queueMentions: { queues: ['images'], complete: true } },
  ],
  ['not every file was read', [''], [''], { queueMentions: { queues: [], complete: false } }],
  ['queues that only the shell knows', ['-Q $QUEUES'], ['']],
  ["the project's own program starts a worker", [], [''], { ownStarts: [launchCommand('shop celery worker', [])] }],
  ['Celery must not create queues', [], [''], { app: appFact({ settings: { task_create_missing_queues: false } }) }],
  [
    'a call names the queue',
    [],
    ['celery,fast'],
    { routes: {}, taskUsage: taskUsageFact({ queues: [{ queue: 'fast', file: 'web.py', line: 3 }] }) },
  ],
])('queues that no worker would consume: %s', (_, options, expected, over) =>
  expect(queuesFor(options, over)).toEqual(expected),
)

it('a worker that --like names keeps its own queues', () =>
  expect(queuesFor(['-Q celery'], {}, true)).toEqual(['celery']))
