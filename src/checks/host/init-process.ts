import { defineCheck, fail, pass, skip } from '../define-check.ts'
import { command, remedy } from '../remedy/commands.ts'
import { thisMachine } from './this-machine.ts'

const CONTAINER_FILE = /(^|\/)(Dockerfile|Containerfile|(docker-)?compose)([.-][^/]*)?$/i

/** PID 1 must reap every process whose parent has exited. A worker waits only for its pool children. */
export const initProcess = defineCheck({
  id: 'host.init-process',
  title: 'An init process reaps the processes that tasks leave behind',
  tier: 'local',
  severity: 'warn',
  needs: ['platform', 'python', 'worker'],
  considers: ['launchCommands'],
  evaluate({ platform, python, launchCommands = [] }) {
    const other = thisMachine({ platform })
    if (other) return other
    const { init } = python.process
    if (init === null) return skip('PID 1 cannot be read here')
    const inContainer = launchCommands.find(({ file }) => CONTAINER_FILE.test(file))
    // A worker started in place of poolwise would be PID 1.
    const wouldBe = init.isPoolwise && !init.namedInFiles && inContainer !== undefined
    const evidence = {
      'PID 1': init.name,
      ...(wouldBe && { command: `${inContainer.file}:${inContainer.line}` }),
    }
    if (!init.isWorker && !wouldBe) return pass(evidence)
    return fail({
      message: `The worker ${init.isWorker ? 'is' : 'would be'} PID 1 of its container. It does not reap the processes that tasks leave behind: they stay zombies until the container stops.`,
      evidence,
      remedy: remedy(
        'Run an init process as PID 1: docker run --init, init: true in a compose file, or tini as ENTRYPOINT. It reaps processes and forwards signals.',
        command('docker', 'run', '--init', '<image>'),
      ),
      location: wouldBe ? { file: inContainer.file, line: inContainer.line } : null,
    })
  },
})
