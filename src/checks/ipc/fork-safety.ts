import { defineCheck, fail, pass, skip } from '../define-check.ts'
import { remedy } from '../remedy/commands.ts'
import { workerWithPool } from '../remedy/worker-command.ts'

export const forkSafety = defineCheck({
  id: 'ipc.fork-safety',
  title: 'Importing the app leaves nothing behind that a fork would spoil',
  tier: 'local',
  severity: 'warn',
  needs: ['platform', 'worker', 'app'],
  evaluate({ platform, worker, app }) {
    if (worker.pool !== 'prefork') return skip(`the ${worker.pool} pool starts no child processes`)
    if (worker.startMethod !== 'fork') return skip(`children are started by ${worker.startMethod}, not forked`)
    if (platform.foreign || app.afterImport === null) return skip('it was not looked at')
    const { threads, connections, cudaInitialised } = app.afterImport
    const evidence = {
      ...(threads.length > 0 && {
        threads: threads.map(({ name, file, line }) => (file === null ? name : `${name} (${file}:${line})`)),
      }),
      ...(connections.length > 0 && { connections }),
      ...(cudaInitialised && { CUDA: 'initialised' }),
    }
    const found = [
      cudaInitialised && 'CUDA is initialised, and every use of it in a pool child fails',
      connections.length > 0 &&
        `${connections.length === 1 ? 'a connection is' : 'connections are'} open (${connections.join(', ')}), and all pool children share ${connections.length === 1 ? 'it' : 'them'} and read each other's answers`,
      threads.length > 0 &&
        `${threads.length === 1 ? 'a thread runs' : 'threads run'} (${threads.map(({ name }) => name).join(', ')}), which the pool children don't have: a lock it held stays locked`,
    ].filter((words) => words !== false)
    if (found.length === 0) return pass()
    const { command, note } = workerWithPool(worker, app.app, 'threads', platform.target)
    const at = threads.find(({ file }) => file !== null)
    return fail({
      message: `After the app is imported, ${found.join('; and ')}.`,
      evidence,
      remedy: remedy(
        'Start and open it in each child: in a receiver of the signal worker_process_init, or at its first use in a task. Or use a pool without processes.' +
          note,
        command,
      ),
      location: at?.file ? { file: at.file, line: at.line } : null,
    })
  },
})
