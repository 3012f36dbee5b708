import * as Args from '@oclif/core/args'
import { BaseCommand, globalFlags } from '../cli/base-command.ts'
import { exitCodeHelp } from '../cli/exit-code-help.ts'
import { installations } from '../completion/shells.ts'

export default class Completion extends BaseCommand {
  static override summary = 'print the script that completes commands, options and ids in your shell'
  static override description =
    'The script is generated from the commands themselves and starts no program when TAB is pressed. Without ' +
    'an argument it is that of the shell which SHELL names. Print it again after an update of poolwise.'
  static override usage = '<%= command.id %> [bash|zsh|fish|powershell] [flags]'
  static exitCodes = exitCodeHelp({ 0: 'the script was printed' })
  static override examples = Object.values(installations).map(({ how, command }) => ({
    description: how,
    command: `$ ${command}`,
  }))
  static override args = {
    // Judged by the command: oclif has no suggestions.
    shell: Args.string({ description: 'bash, zsh, fish or powershell', ignoreStdin: true }),
  }
  static override flags = { ...globalFlags }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Completion)
    const { completion } = await import('../cli/completion.ts')
    await this.finish(await completion(args.shell, this.config), flags)
  }
}
