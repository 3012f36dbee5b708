import { defineCheck, fail, pass, skip } from '../define-check.ts'
import { command, remedy } from '../remedy/commands.ts'
import { thisMachine } from './this-machine.ts'

const CONTAINER_FILE = /(^|\/)(Dockerfile|Containerfile|(docker-)?compose)([.-][^/]*)?$/i

/** PID 1 has to reap every process whose parent has gone. A worker waits for its pool children only. */
export const initProcess = defineCheck({
  id: 'host.init-process',
  title: 'Something reaps the processes that tasks leave behind',
  tier: 'local',
  severity: 'warn',
  needs: ['platform', 'python', 'worker'],
  considers: ['launchCommands'],
  evaluate({ platform, python, launchCommands = [] }) {
    const other = thisMachine({ platform })
    if (other) return other
    const { init } = python.process
    if (init === null) return skip('there is no PID 1 to look at here')
    const inContainer = launchCommands.find(({ file }) => CONTAINER_FILE.test(file))
    // The same container with a worker in poolwise's place: nothing else would be PID 1 there.
    const wouldBe = init.isPoolwise && !init.namedInFiles && inContainer !== undefined
    const evidence = {
      'PID 1': init.name,
      ...(wouldBe && { command: `${inContainer.file}:${inContainer.line}` }),
    }
    if (!init.isWorker && !wouldBe) return pass(evidence)
    return fail({
      message: `${init.isWorker ? 'The worker is' : 'The worker would be'} PID 1 of its container, and nobody reaps the processes that tasks leave behind: they stay as zombies until the container ends.`,
      evidence,
      remedy: remedy(
        'Let a small init be PID 1: docker run --init, in a compose file init: true, or tini as ENTRYPOINT. It passes signals on and reaps.',
        command('docker', 'run', '--init', '<image>'),
      ),
      location: wouldBe ? { file: inContainer.file, line: inContainer.line } : null,
    })
  },
})
