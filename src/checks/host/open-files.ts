import { asynchronousTransport } from '../../worker/broker-transport.ts'
import { plannedProcesses } from '../../worker/planned-processes.ts'
import { defineCheck, fail, pass, skip } from '../define-check.ts'
import { remedy } from '../remedy/commands.ts'
import { workerCommand } from '../remedy/worker-command.ts'
import { thisMachine } from './this-machine.ts'

/** Measured with Celery 5.6.2 and 5.7.0: the lowest limit with which a worker gets ready is one of these, by its broker … */
const BASE = { redis: 16, amqp: 10 }
/** … and this for each pool process. */
const A_CHILD = 6

export const openFiles = defineCheck({
  id: 'host.open-files',
  title: 'The limit of open files leaves room for the planned processes',
  tier: 'local',
  severity: 'warn',
  needs: ['platform', 'python', 'worker', 'app'],
  evaluate({ platform, python, worker, app }) {
    const other = thisMachine({ platform })
    if (other) return other
    if (worker.pool !== 'prefork') return skip(`the ${worker.pool} pool opens no pipes to child processes`)
    const { openFiles: found } = python.process
    const planned = plannedProcesses({ worker, python, app })
    if (found === null || planned === null) return skip('nothing is known of a limit, or of the number of processes')
    const transport = asynchronousTransport(app)
    if (transport === null) return skip("with this broker's transport all pool processes share their pipes")
    const base = BASE[transport]
    const needed = base + A_CHILD * planned.count
    const evidence = { limit: found.limit ?? 'none', processes: planned.count, from: planned.from, needed }
    if (found.limit === null || found.limit >= needed) return pass(evidence)
    const fitting = Math.floor((found.limit - base) / A_CHILD - 1)
    const enough = Math.max(1024, 2 ** Math.ceil(Math.log2(2 * needed)))
    return fail({
      message: `A process may open ${found.limit} files here, and a worker with ${planned.count} pool ${planned.count === 1 ? 'process' : 'processes'} needs at least ${needed}: it ends with "Too many open files".`,
      evidence,
      remedy: remedy(
        'Raise the limit where the worker is started (systemd: LimitNOFILE=, Docker: --ulimit nofile=), or start fewer processes with --concurrency.',
        { argv: ['ulimit', '-n', String(enough)], platforms: ['linux', 'macos'] },
        ...(fitting > 0 ? [workerCommand(worker, app.app, `--concurrency=${fitting}`)] : []),
      ),
    })
  },
})
