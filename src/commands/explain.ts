import * as Args from '@oclif/core/args'
import * as Flags from '@oclif/core/flags'
import { BaseCommand } from '../cli/base-command.ts'
import type { ExplainOutput } from '../cli/explain/explained.ts'

export default class Explain extends BaseCommand {
  static override summary = "name the failure in a worker's log: what failed first, why, and what to do"
  static override description = `Reads plain and gzip logs in UTF-8, UTF-16 or a legacy encoding, with the prefixes of docker compose, journald,
Kubernetes or JSON lines. With the id of a check or failure, prints its page.`
  static override examples = [
    '<%= config.bin %> <%= command.id %> worker.log',
    'docker compose logs worker | <%= config.bin %> <%= command.id %> -',
    '<%= config.bin %> <%= command.id %> worker.log --follow',
    '<%= config.bin %> <%= command.id %> spawn-fast-trace-unpack',
    '<%= config.bin %> <%= command.id %> --list',
  ]
  static override strict = false
  static override args = {
    what: Args.string({
      description: 'log files, - for standard input, or the id of a check or failure',
      // oclif would take piped text for the argument itself.
      ignoreStdin: true,
    }),
  }
  static override flags = {
    follow: Flags.boolean({ char: 'f', description: 'follow the log as it grows, until Ctrl+C' }),
    list: Flags.boolean({ description: 'list the ids of all failures and checks', exclusive: ['follow'] }),
  }

  private following = false

  /** --follow has printed its JSON already, one line for each new failure. */
  protected override logJson(json: unknown): void {
    if (!this.following) super.logJson(json)
  }

  async run(): Promise<ExplainOutput> {
    const { flags, argv } = await this.parse(Explain)
    this.following = flags.follow
    const { explain } = await import('../cli/explain/explain.ts')
    const { output, text, exitCode } = await explain(argv as string[], {
      ...flags,
      json: this.jsonEnabled(),
      root: this.config.root,
      theme: this.theme(flags.color),
    })
    if (text) this.log(text)
    process.exitCode = exitCode
    return output
  }
}
