import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../cli/base-command.ts'
import { reproduce } from '../cli/reproduce.ts'
import type { ReproduceReport, ScenarioList } from '../scenarios/report.ts'

export default class Reproduce extends BaseCommand {
  static override description = `run a failure for real: once as it fails, once with the cure

Each scenario is a small real program, run with your own Python and Celery in a throw-away project with a private broker.
Nothing of it is left behind. What can't be shown on this system is said to be not applicable, with the reason.`
  static override examples = [
    '<%= config.bin %> <%= command.id %> --list',
    '<%= config.bin %> <%= command.id %> spawn-empty-task-registry',
    '<%= config.bin %> <%= command.id %> --all --json > reproduced.json',
  ]
  static override strict = false
  static override args = {
    scenario: Args.string({ description: 'scenarios, by their ids', ignoreStdin: true }),
  }
  static override flags = {
    list: Flags.boolean({ description: 'list the scenarios', exclusive: ['all'] }),
    all: Flags.boolean({ description: 'run every scenario, one after the other' }),
    'start-method': Flags.option({
      options: ['fork', 'spawn', 'forkserver'] as const,
      description: 'start pool children this way in every run',
    })(),
    broker: Flags.string({
      description: 'a Redis or RabbitMQ that scenarios may use where none can be started here',
      helpValue: '<url>',
      multiple: true,
      multipleNonGreedy: true,
    }),
    keep: Flags.boolean({ description: 'leave the throw-away projects where they are' }),
  }

  async run(): Promise<ReproduceReport | ScenarioList> {
    const { flags, argv } = await this.parse(Reproduce)
    const { output, text, exitCode } = await reproduce(argv as string[], { ...flags, theme: this.theme(flags.color) })
    this.log(text)
    process.exitCode = exitCode
    return output
  }
}
