import * as Args from '@oclif/core/args'
import * as Flags from '@oclif/core/flags'
import { exitCodeHelp } from '../cli/exit-code-help.ts'
import { BaseCommand, globalFlags } from '../cli/base-command.ts'

export default class Explain extends BaseCommand {
  static override summary = "name the failure in a worker's log, its cause and its cure"
  static override description =
    'Reads worker logs of any kind: plain or gzip, UTF-8, UTF-16 or a legacy encoding, with the prefixes ' +
    'of docker compose, journald, Kubernetes or JSON lines. The failure that came first is reported ' +
    'first. Given the id of a check or a failure, prints its documentation page. Works offline.'
  static override usage = '<%= command.id %> [log...|id|text] [flags]'
  static exitCodes = exitCodeHelp({ 0: 'the log shows no failure', 1: 'it shows failures' })
  static override examples = [
    { description: 'Explain a log.', command: '<%= config.bin %> <%= command.id %> worker.log' },
    {
      description: 'Explain the output of another program.',
      command: '$ docker compose logs worker | <%= config.bin %> <%= command.id %> -',
    },
    {
      description: 'Keep reading a log that is being written.',
      command: '<%= config.bin %> <%= command.id %> worker.log --follow',
    },
    {
      description: 'Read about one failure.',
      command: '<%= config.bin %> <%= command.id %> spawn-fast-trace-unpack',
    },
  ]
  static override strict = false
  static override args = {
    what: Args.string({
      description: 'log files, - for standard input, or the id of a check or a failure',
      // oclif would take piped text for the argument itself.
      ignoreStdin: true,
    }),
  }
  static override flags = {
    follow: Flags.boolean({ char: 'f', description: 'follow the log as it grows, until Ctrl+C' }),
    list: Flags.boolean({ description: 'list the ids of all failures and checks', exclusive: ['follow'] }),
    ...globalFlags,
  }

  async run(): Promise<void> {
    const { flags, argv } = await this.parse(Explain)
    const { explain } = await import('../cli/explain/explain.ts')
    const result = await explain(argv as string[], {
      ...flags,
      json: flags.json,
      root: this.config.root,
      theme: await this.theme(flags.color),
    })
    await this.finish(result, flags)
  }
}
