import { asynchronousTransport } from '../../worker/broker-transport.ts'
import { defineCheck, fail, pass, skip } from '../define-check.ts'
import { remedy } from '../remedy/commands.ts'
import { workerCommand } from '../remedy/worker-command.ts'
import { plannedOnThisMachine } from './planned-on-this-machine.ts'
import { megabytes } from './this-machine.ts'

export const memory = defineCheck({
  id: 'host.memory',
  title: 'The available memory is enough for the planned processes',
  tier: 'local',
  severity: 'warn',
  needs: ['platform', 'python', 'worker', 'app', 'afterImport'],
  considers: ['celeryOptions'],
  evaluate({ platform, python, worker, app, afterImport, celeryOptions }) {
    const planned = plannedOnThisMachine({ platform, python, worker, app }, ['prefork'])
    if ('status' in planned) return planned
    const left = python.process.memory
    const own = afterImport.ownBytes
    if (left === null || own === null) return skip('memory was not measured')
    if (worker.startMethod === 'fork' && asynchronousTransport(app) === null)
      return skip('with this broker transport the worker collects no garbage before it forks')
    // The worker collects garbage before each fork (AsynPool._create_worker_process), which writes into the header of every
    // object: the children that already run keep copies of those pages.
    const aChild = worker.startMethod === 'fork' ? (afterImport.copiedBytes ?? own / 2) : own
    const needed = own + planned.count * aChild
    const evidence = {
      'app, imported': megabytes(own),
      'each child': `${megabytes(aChild)} (${worker.startMethod})`,
      processes: planned.count,
      from: planned.from,
      needed: megabytes(needed),
      left: `${megabytes(left.availableBytes)} (${left.where})`,
    }
    if (needed <= left.availableBytes) return pass(evidence)
    const fitting = Math.max(1, Math.floor((left.availableBytes * 0.8 - own) / aChild))
    return fail({
      message: `${planned.count} processes of this app need at least ${megabytes(needed)} before any task runs; ${megabytes(left.availableBytes)} are available. The kernel kills the worker or its children.`,
      evidence,
      remedy: remedy(
        'Start fewer processes, add memory to the container or host, or import large libraries only in the tasks that need them.',
        workerCommand({ worker, app, celeryOptions }, `--concurrency=${fitting}`),
      ),
    })
  },
})
