import * as Flags from '@oclif/core/flags'
import { BaseCommand } from '../../cli/base-command.ts'
import { projectFlags, workloadFlag } from '../../cli/doctor/doctor-flags.ts'
import { emitFormats } from '../../emit/define-emitter.ts'
import type { PoolRecommendation } from '../../pool/plan.ts'

export default class PoolRecommend extends BaseCommand {
  static override description = `recommend the worker pool, with reasons, and the celery command that starts it

--emit prints the plan as a file for another program, and nothing else. systemd, compose and kubernetes are for Linux and
powershell is for Windows, wherever this runs; the others are for this system, or for the one that --target names.`
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> --workload io --why',
    '<%= config.bin %> <%= command.id %> --emit systemd > worker.service',
    '<%= config.bin %> <%= command.id %> --json',
  ]
  static override flags = {
    ...projectFlags,
    workload: workloadFlag,
    emit: Flags.option({
      options: emitFormats,
      description: 'print the plan as this kind of file',
      exclusive: ['why'],
    })(),
    why: Flags.boolean({ description: 'show what each rule says' }),
    verbose: Flags.boolean({
      char: 'v',
      description: 'with --why: name the rules that have nothing to say as well',
      env: 'POOLWISE_VERBOSE',
    }),
  }

  async run(): Promise<PoolRecommendation> {
    const { flags } = await this.parse(PoolRecommend)
    const { recommend } = await import('../../cli/recommend.ts')
    const { recommendationHuman } = await import('../../render/human/recommendation.ts')
    const recommendation = await recommend(flags)
    this.log(recommendationHuman(recommendation, this.theme(flags.color), { verbose: flags.verbose }))
    return recommendation
  }
}
