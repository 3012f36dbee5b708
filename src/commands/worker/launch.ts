import * as Flags from '@oclif/core/flags'
import { BaseCommand } from '../../cli/base-command.ts'
import { projectFlags, workloadFlag } from '../../cli/doctor/doctor-flags.ts'

export default class WorkerLaunch extends BaseCommand {
  static override description = `launch the worker with the recommended pool, stream its log, stop it so that nothing is lost

Options for Celery itself go after --. Ctrl+C stops the worker warm: it takes no new tasks and ends when the running ones are
done. The worker's standard input is not the terminal, so a debugger in a task can't read from it.`
  static override examples = [
    '<%= config.bin %> <%= command.id %> --auto-pool',
    '<%= config.bin %> <%= command.id %> --auto-pool --dry-run',
    '<%= config.bin %> <%= command.id %> --pool threads',
    '<%= config.bin %> <%= command.id %> --auto-pool -- --queues mail,reports -E',
  ]
  // One JSON document can't tell a story: --json prints events, one a line, so oclif's own --json is not used.
  static override enableJsonFlag = false
  static override strict = false
  static override flags = {
    app: projectFlags.app,
    workload: workloadFlag,
    'auto-pool': Flags.boolean({
      description: 'use the recommended pool (the default)',
      default: true,
      env: 'POOLWISE_AUTO_POOL',
    }),
    pool: Flags.option({
      options: ['prefork', 'solo', 'threads', 'gevent', 'eventlet'] as const,
      description: 'use this pool instead of the recommended one; prefork on Windows is tried on this machine first',
      env: 'POOLWISE_POOL',
    })(),
    'dry-run': Flags.boolean({ description: 'print the plan and the command, start nothing' }),
    json: Flags.boolean({
      description: "print events to standard output, one JSON object a line; the worker's log goes to standard error",
    }),
    'stop-timeout': Flags.integer({
      description: 'seconds that running tasks get to finish',
      default: 60,
      min: 1,
      env: 'POOLWISE_STOP_TIMEOUT',
    }),
    'stop-on-eof': Flags.boolean({
      description: 'stop warm when standard input ends, for programs that start this one',
    }),
    'shell-exit-codes': Flags.boolean({ description: 'exit 130 or 143 after Ctrl+C or SIGTERM instead of 0' }),
  }

  async run(): Promise<void> {
    const { flags, raw } = await this.parse(WorkerLaunch)
    const { launch } = await import('../../cli/launch/launch.ts')
    process.exitCode = await launch({
      ...flags,
      extra: raw.flatMap(({ type, input }) => (type === 'arg' ? [input] : [])),
      theme: this.theme(flags.color),
    })
  }
}
