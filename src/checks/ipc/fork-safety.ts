import { defineCheck, fail, pass, skip } from '../define-check.ts'
import { remedy } from '../remedy/commands.ts'
import { workerWithPool } from '../remedy/worker-command.ts'

export const forkSafety = defineCheck({
  id: 'ipc.fork-safety',
  title: 'Importing the app starts nothing that a fork breaks',
  tier: 'local',
  severity: 'warn',
  needs: ['platform', 'worker', 'app', 'afterImport'],
  considers: ['celeryOptions'],
  evaluate({ platform, worker, app, afterImport, celeryOptions }) {
    if (worker.pool !== 'prefork') return skip(`the ${worker.pool} pool starts no child processes`)
    if (worker.startMethod !== 'fork') return skip(`children are started by ${worker.startMethod}, not forked`)
    const { threads, connections, cudaInitialised } = afterImport
    const evidence = {
      ...(threads.length > 0 && {
        threads: threads.map(({ name, file, line }) => (file === null ? name : `${name} (${file}:${line})`)),
      }),
      ...(connections.length > 0 && { connections }),
      ...(cudaInitialised && { CUDA: 'initialised' }),
    }
    const found = [
      cudaInitialised && 'CUDA is initialised, and using it in a pool child fails',
      connections.length > 0 &&
        `${connections.length === 1 ? 'a connection is' : 'connections are'} open (${connections.join(', ')}), and the pool children share ${connections.length === 1 ? 'it' : 'them'} and read each other's answers`,
      threads.length > 0 &&
        `${threads.length === 1 ? 'a thread runs' : 'threads run'} (${threads.map(({ name }) => name).join(', ')}), which the pool children do not have: a lock that it holds stays locked`,
    ].filter((words) => words !== false)
    if (found.length === 0) return pass()
    const { command, note } = workerWithPool({ worker, app, celeryOptions }, 'threads', platform.target)
    const at = threads.find(({ file }) => file !== null)
    return fail({
      message: `After the app is imported, ${found.join('; and ')}.`,
      evidence,
      remedy: remedy(
        'Start it in each child: in a receiver of the worker_process_init signal, or on first use in a task. Or use a pool without processes.' +
          note,
        command,
      ),
      location: at?.file ? { file: at.file, line: at.line } : null,
    })
  },
})
