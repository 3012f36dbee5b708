import { asynchronousTransport } from '../../worker/broker-transport.ts'
import { plannedProcesses } from '../../worker/planned-processes.ts'
import { defineCheck, fail, pass, skip } from '../define-check.ts'
import { remedy } from '../remedy/commands.ts'
import { workerCommand } from '../remedy/worker-command.ts'
import { megabytes, thisMachine } from './this-machine.ts'

export const memory = defineCheck({
  id: 'host.memory',
  title: 'The planned processes fit into the memory that is left',
  tier: 'local',
  severity: 'warn',
  needs: ['platform', 'python', 'worker', 'app'],
  evaluate({ platform, python, worker, app }) {
    const other = thisMachine({ platform })
    if (other) return other
    if (worker.pool !== 'prefork') return skip(`the ${worker.pool} pool starts no child processes`)
    const planned = plannedProcesses({ worker, python, app })
    const left = python.process.memory
    const own = app.afterImport?.ownBytes ?? null
    if (planned === null || left === null || own === null) return skip('nothing could be measured here')
    if (worker.startMethod === 'fork' && asynchronousTransport(app) === null)
      return skip("with this broker's transport nothing is copied before the fork")
    // Before each fork the worker collects garbage (AsynPool._create_worker_process), which writes into the head of each
    // object: the children that are there already keep copies.
    const aChild = worker.startMethod === 'fork' ? (app.afterImport?.copiedBytes ?? own / 2) : own
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
      message: `${planned.count} processes of this app need at least ${megabytes(needed)}, before any task runs, and ${megabytes(left.availableBytes)} are left: the kernel kills the worker or its children.`,
      evidence,
      remedy: remedy(
        `Start fewer processes, give the container or host more memory, or import large libraries only in the tasks that need them.`,
        workerCommand(worker, app.app, `--concurrency=${fitting}`),
      ),
    })
  },
})
