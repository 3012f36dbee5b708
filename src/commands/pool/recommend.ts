import * as Flags from '@oclif/core/flags'
import { BaseCommand, globalFlags } from '../../cli/base-command.ts'
import { exitCodeHelp } from '../../cli/exit-code-help.ts'
import { folderArgument, inFolder, typedFlags } from '../../cli/folder-argument.ts'
import { likeFlag, projectFlags, workloadFlag } from '../../cli/doctor/doctor-flags.ts'
import { emitFormats } from '../../emit/define-emitter.ts'

export default class PoolRecommend extends BaseCommand {
  static override summary = 'recommend the worker pool, with reasons and the command to start it'
  static override description =
    "Weighs the project's settings, tasks, libraries and versions, and the CPUs and memory of the " +
    'machine; every other pool is listed with the reason against it. With --emit it prints the plan as a ' +
    'file for another program and nothing else: systemd, compose and kubernetes for Linux, powershell for ' +
    'Windows, the others for this system or the one that --target names.'
  static override usage = '<%= command.id %> [folder] [flags]'
  static exitCodes = exitCodeHelp({
    0: 'there is a plan',
    2: 'no plan can be made, or what was typed, a variable or a settings file is wrong',
  })
  static override args = folderArgument
  static override examples = [
    { description: 'Recommend a pool for this project.', command: '<%= config.bin %> <%= command.id %>' },
    {
      description: 'Recommend one for tasks that mostly wait, and show every rule.',
      command: '<%= config.bin %> <%= command.id %> --workload io --why',
    },
    {
      description: "Recommend one for the process mail of the project's Procfile.",
      command: '<%= config.bin %> <%= command.id %> --like Procfile:mail',
    },
    {
      description: 'Write a systemd unit.',
      command: '<%= config.bin %> <%= command.id %> --emit systemd > worker.service',
    },
  ]
  static override flags = {
    ...projectFlags,
    like: likeFlag,
    workload: workloadFlag,
    emit: Flags.option({
      options: emitFormats,
      description: 'print the plan in this form, for another program',
      exclusive: ['why'],
    })(),
    why: Flags.boolean({ description: 'show the rules that decided' }),
    verbose: Flags.boolean({
      char: 'v',
      description: 'with --why: name the other rules as well',
      env: 'POOLWISE_VERBOSE',
    }),
    ...globalFlags,
  }

  async run(): Promise<void> {
    const { flags: parsed, args, raw } = await this.parse(PoolRecommend)
    const flags = inFolder(parsed, args.folder, typedFlags(raw))
    const { recommend } = await import('../../cli/recommend.ts')
    await this.finish(await recommend(flags), flags)
  }
}
