import { defineScenario, everywhere } from '../define-scenario.ts'
import { allDone, never } from './stop-conditions.ts'

export const reloadOption = defineScenario({
  id: 'reload-option',
  title: 'celery worker has no --reload',
  label: 'cli-no-such-option',
  broker: 'embedded',
  notHere: everywhere,
  failure: {
    says: 'the worker is started with --reload, as web servers are',
    project: 'adds',
    argv: ['-m', 'celery', '-A', 'shop', 'worker', '-l', 'INFO', '--pool=solo', '--reload'],
    tasks: 2,
    seconds: 60,
    enough: never,
    predicted: { diagnosis: 'cli-no-such-option', done: 0, exit: 2 },
  },
  cure: {
    says: 'without the option; `poolwise worker launch --reload` restarts it on changes',
    project: 'adds',
    argv: ['-m', 'celery', '-A', 'shop', 'worker', '-l', 'INFO', '--pool=solo'],
    tasks: 2,
    seconds: 60,
    enough: allDone,
    predicted: { diagnosis: null, done: 'all' },
  },
})
