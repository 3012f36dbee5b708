import { expect, it } from 'vitest'
import { catalogue } from '../../src/checks/catalogue.ts'
import { judgePlan } from '../../src/doctor/judge-plan.ts'
import type { Facts } from '../../src/facts/facts.ts'
import type { LaunchCommand } from '../../src/facts/project.ts'
import { adviseProject } from '../../src/pool/advise-project.ts'
import type { PoolPlan } from '../../src/pool/plan.ts'
import { appFact, celeryFact, healthy, launchCommand, onWindows, workerFact } from '../support/facts.ts'
import { without } from '../support/check-case.ts'

const routes = { 'shop.add': 'celery', 'shop.render': 'images' }
const plan = adviseProject(healthy(), { workload: null, app: 'shop' })
/** The plan with other commands. */
const commanding = (...commands: string[]): PoolPlan => ({
  ...plan,
  nodes: commands.map(() => plan.nodes[0]!),
  command: commands.map((words) => words.split(' ')),
})
const failed = (facts: Partial<Facts>, judged: PoolPlan, beside?: readonly LaunchCommand[]) =>
  judgePlan(judged, facts, { checks: catalogue, env: {}, beside }).map(({ id, severity }) => `${severity} ${id}`)

const worker = 'celery -A shop worker'
const patched = appFact({
  process: {
    greenAtStart: [],
    forkedByMultiprocessing: false,
    startMethod: null,
    patchedByImport: [{ library: 'gevent', modules: ['socket', 'thread'], file: 'tasks.py', line: 1 }],
  },
})

it.each<[string, Partial<Facts>, string[], string[]]>([
  ['a sound plan', healthy(), [worker], []],
  ['a queue that nobody consumes', healthy({ routes }), [worker], ['warn config.routes-consumed']],
  ['two workers for two queues', healthy({ routes }), [`${worker} -Q celery`, `${worker} -Q images`], []],
  ['an option that Celery refuses', healthy(), ['celery -A shop -l info worker'], ['error launch.options-exist']],
  ['prefork on Windows', onWindows(), [worker], ['error pool.supported-on-platform']],
  [
    'spawned children without the variable',
    onWindows({ celery: celeryFact({ version: '5.6.2', defaultStartMethod: 'spawn' }) }),
    [worker],
    ['error pool.supported-on-platform', 'error pool.spawn-environment'],
  ],
  ['beat on Windows', onWindows(), [`${worker} --pool=solo -B`], ['error pool.beat-allowed']],
  ['an app that patches for gevent', healthy({ app: patched }), [worker], ['error pool.monkey-patched']],
  ['no app', without(healthy(), 'app'), [worker], []],
  [
    "options of the installed Celery that were not read don't count",
    healthy(),
    [`${worker} --pool=threads --no-such-option`],
    [],
  ],
  [
    "a number in the settings that solo doesn't use is no fault",
    healthy({ app: appFact({ settings: { worker_concurrency: 3 } }), worker: workerFact() }),
    [`${worker} --pool=solo`],
    [],
  ],
])('%s', (_, facts, commands, expected) => {
  const judged = commanding(...commands)
  const sized = { ...judged, nodes: judged.nodes.map((node) => ({ ...node, concurrency: null })) }
  expect(failed(facts, sized)).toEqual(expected)
})

it("the project's other commands count beside a worker that --like names", () => {
  const facts = healthy({ routes })
  const own = commanding(`${worker} -Q celery`)
  expect(failed(facts, own)).toEqual(['warn config.routes-consumed'])
  expect(failed(facts, own, [launchCommand(`${worker} -Q images`)])).toEqual([])
})
