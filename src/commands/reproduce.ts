import * as Args from '@oclif/core/args'
import * as Flags from '@oclif/core/flags'
import { exitCodeHelp } from '../cli/exit-code-help.ts'
import { BaseCommand, globalFlags } from '../cli/base-command.ts'

export default class Reproduce extends BaseCommand {
  static override summary = 'run a known failure for real, then the same with its cure'
  static override description =
    'Each scenario is a small program that runs with your own Python and Celery, in a temporary project ' +
    "with a private broker that are removed afterwards. A scenario that this system can't show is " +
    'reported as not applicable, with the reason.'
  static override usage = '<%= command.id %> [scenario...] [flags]'
  static exitCodes = exitCodeHelp({
    0: 'every failure was reproduced and cured, or cannot happen here',
    1: 'a scenario did not run as predicted',
  })
  static override examples = [
    { description: 'List the scenarios.', command: '<%= config.bin %> <%= command.id %> --list' },
    { description: 'Run one.', command: '<%= config.bin %> <%= command.id %> spawn-empty-task-registry' },
    {
      description: 'Run all and write the results to a file.',
      command: '<%= config.bin %> <%= command.id %> --all --json > reproduced.json',
    },
  ]
  static override strict = false
  static override args = {
    scenario: Args.string({ description: 'ids of scenarios', ignoreStdin: true }),
  }
  static override flags = {
    list: Flags.boolean({ description: 'list the scenarios', exclusive: ['all'] }),
    all: Flags.boolean({ description: 'run every scenario, one after another' }),
    'start-method': Flags.option({
      options: ['fork', 'spawn', 'forkserver'] as const,
      description: 'how pool children are started in every run',
    })(),
    broker: Flags.string({
      description: 'Redis or RabbitMQ to use where a private one cannot be started',
      helpValue: '<url>',
      multiple: true,
      multipleNonGreedy: true,
    }),
    keep: Flags.boolean({ description: 'keep the temporary projects' }),
    ...globalFlags,
  }

  async run(): Promise<void> {
    const { flags, argv } = await this.parse(Reproduce)
    const { reproduce } = await import('../cli/reproduce.ts')
    await this.finish(await reproduce(argv as string[], flags), flags)
  }
}
