import * as Flags from '@oclif/core/flags'
import { BaseCommand, globalFlags } from '../../cli/base-command.ts'
import { exitCodeHelp } from '../../cli/exit-code-help.ts'
import type { UsageError } from '../../cli/errors.ts'
import { folderArgument, inFolder, typedFlags } from '../../cli/folder-argument.ts'
import { misplacedOption } from '../../cli/launch/misplaced-option.ts'
import { celeryFlags, celeryOptions } from '../../cli/launch/celery-flags.ts'
import { likeFlag, projectFlags, workloadFlag } from '../../cli/doctor/doctor-flags.ts'
import { readStopTimeout } from '../../cli/launch/stop-timeout.ts'

export default class WorkerLaunch extends BaseCommand {
  static override summary = 'start the worker with the recommended pool, and stop it without losing tasks'
  static override description =
    "Examines the project, starts the recommended command and streams the worker's log. Options for " +
    'Celery go after --. Ctrl+C stops the worker warm: it takes no new tasks and ends when the running ' +
    'ones are done, however long that takes. A second Ctrl+C returns the tasks that are not acknowledged to the ' +
    "queue and kills the worker; those acknowledged early are lost, and named. The worker's standard input is " +
    "not the terminal, so a debugger in a task can't read from it."
  static override usage = '<%= command.id %> [folder] [flags] [-- celery options]'
  static exitCodes = exitCodeHelp({
    0: 'the worker was stopped as asked, also before it was there',
    2: 'no worker was started: what was typed or the set-up is wrong',
    130: 'the same after Ctrl+C, with --shell-exit-codes (143 after SIGTERM)',
    137: 'the worker was ended by force',
    other: "the worker's own",
  })
  static override args = folderArgument
  static override examples = [
    { description: 'Start the worker.', command: '<%= config.bin %> <%= command.id %> --auto-pool' },
    {
      description: 'Print the plan and the command only.',
      command: '<%= config.bin %> <%= command.id %> --auto-pool --dry-run',
    },
    {
      description: "Start one of the project's workers: the process mail of its Procfile.",
      command: '<%= config.bin %> <%= command.id %> --like Procfile:mail',
    },
    { description: 'Choose the pool yourself.', command: '<%= config.bin %> <%= command.id %> --pool threads' },
    {
      description: 'Consume two queues with four tasks at a time.',
      command: '<%= config.bin %> <%= command.id %> -Q mail,reports -c 4',
    },
    {
      description: 'Pass other options to Celery.',
      command: '<%= config.bin %> <%= command.id %> -- --max-tasks-per-child 100 --without-gossip',
    },
  ]
  static override flags = {
    app: projectFlags.app,
    'import-timeout': projectFlags['import-timeout'],
    like: likeFlag,
    workload: workloadFlag,
    ...celeryFlags,
    'auto-pool': Flags.boolean({
      description: 'use the recommended pool (the default)',
      default: true,
      env: 'POOLWISE_AUTO_POOL',
    }),
    pool: Flags.option({
      char: 'P',
      options: ['prefork', 'solo', 'threads', 'gevent', 'eventlet'] as const,
      description: 'use this pool instead; prefork on Windows is tried on this machine first',
      env: 'POOLWISE_POOL',
    })(),
    anyway: Flags.boolean({
      description: 'start the worker although the examination found errors that keep it from running',
      env: 'POOLWISE_ANYWAY',
    }),
    'dry-run': Flags.boolean({ description: 'print the plan and the command without starting the worker' }),
    'stop-timeout': Flags.custom<number | null>({
      description:
        'seconds that running tasks have to finish, or none (the default, as with Celery); after that, tasks that ' +
        'are not acknowledged return to the queue and the worker is killed',
      helpValue: '<seconds>|none',
      env: 'POOLWISE_STOP_TIMEOUT',
      parse: readStopTimeout,
    })(),
    'stop-on-eof': Flags.boolean({
      description: 'stop warm when standard input ends, for programs that start poolwise',
    }),
    'shell-exit-codes': Flags.boolean({ description: 'exit with 130 after Ctrl+C and 143 after SIGTERM instead of 0' }),
    ...globalFlags,
    json: Flags.boolean({
      helpGroup: 'GLOBAL',
      description: "print events as JSON lines; the worker's log goes to standard error",
    }),
  }

  /** The command prints events on the way, and no document. */
  protected override get errorForm() {
    return this.jsonEnabled() ? 'event' : 'text'
  }

  protected override usageError(error: Error & { flags?: readonly string[] }): UsageError | null {
    return misplacedOption(this.typed, error.flags ?? []) ?? super.usageError(error)
  }

  /** All that follows the command's name. oclif parses only what precedes `--`. */
  private readonly typed = [...this.argv]

  async run(): Promise<void> {
    const end = this.typed.indexOf('--')
    const { flags: parsed, args, raw } = await this.parse(WorkerLaunch, end < 0 ? this.typed : this.typed.slice(0, end))
    const flags = inFolder(parsed, args.folder, typedFlags(raw))
    const { launch } = await import('../../cli/launch/launch.ts')
    process.exitCode = await launch({
      ...flags,
      'stop-timeout': flags['stop-timeout'] ?? null,
      extra: [...celeryOptions(raw), ...(end < 0 ? [] : this.typed.slice(end + 1))],
      theme: await this.theme(flags.color),
    })
  }
}
