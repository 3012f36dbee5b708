import { asynchronousTransport } from '../../worker/broker-transport.ts'
import { defineCheck, fail, pass, skip } from '../define-check.ts'
import { remedy } from '../remedy/commands.ts'
import { workerCommand } from '../remedy/worker-command.ts'
import { plannedOnThisMachine } from './planned-on-this-machine.ts'

/** Descriptors of the main process by broker transport: the lowest limits with which Celery 5.6.2 and 5.7.0 became ready. */
const MAIN_PROCESS = { redis: 16, amqp: 10 }
/** Descriptors of the main process for each pool process. */
const EACH_CHILD = 6

export const openFiles = defineCheck({
  id: 'host.open-files',
  title: 'The open file limit is high enough for the planned processes',
  tier: 'local',
  severity: 'warn',
  needs: ['platform', 'python', 'worker', 'app'],
  considers: ['celeryOptions'],
  evaluate({ platform, python, worker, app, celeryOptions }) {
    const planned = plannedOnThisMachine({ platform, python, worker, app }, ['prefork'])
    if ('status' in planned) return planned
    const { openFiles: found } = python.process
    if (found === null) return skip('this system has no such limit')
    const transport = asynchronousTransport(app)
    if (transport === null) return skip('with this broker transport all pool processes share their pipes')
    const base = MAIN_PROCESS[transport]
    const needed = base + EACH_CHILD * planned.count
    const evidence = { limit: found.limit ?? 'none', processes: planned.count, from: planned.from, needed }
    if (found.limit === null || found.limit >= needed) return pass(evidence)
    const fitting = Math.floor((found.limit - base) / EACH_CHILD - 1)
    const recommended = Math.max(1024, 2 ** Math.ceil(Math.log2(2 * needed)))
    return fail({
      message: `The open file limit is ${found.limit}; a worker with ${planned.count} pool ${planned.count === 1 ? 'process' : 'processes'} needs at least ${needed}. It exits with "Too many open files".`,
      evidence,
      remedy: remedy(
        'Raise the limit where the worker is started (systemd: LimitNOFILE=, Docker: --ulimit nofile=), or start fewer processes with --concurrency.',
        { argv: ['ulimit', '-n', String(recommended)], platforms: ['linux', 'macos'] },
        ...(fitting > 0 ? [workerCommand({ worker, app, celeryOptions }, `--concurrency=${fitting}`)] : []),
      ),
    })
  },
})
