import { relative } from 'node:path'
import { foldersUpToRepositoryTop } from '../project/repository-top.ts'
import { exitCodes } from '../exit-codes.ts'
import type { OsName } from '../facts/platform.ts'
import { hostOs } from '../platform/os.ts'
import type { EmitFormat } from '../emit/define-emitter.ts'
import { hiddenIn } from '../emit/hidden-in.ts'
import { unfitFor } from '../emit/unfit-for.ts'
import { advisorInput } from '../pool/advisor-input.ts'
import { trace } from '../pool/trace.ts'
import type { CommandResult } from './command-result.ts'
import { UsageError } from './errors.ts'
import { examine, type Examined, type ExamineFlags } from './examine.ts'
import { outputRedactor } from './redactor.ts'

export interface RecommendFlags extends ExamineFlags {
  readonly emit?: EmitFormat | undefined
  readonly why?: boolean
}

/**
 * The plan, with the trace (`why`) and the output format (`emit`) that were requested.
 * @throws UsageError if there is no plan, or none that the format can express
 */
export async function recommend(flags: RecommendFlags): Promise<CommandResult> {
  const target = await targetOf(flags)
  const examined = await examine({ ...flags, target, offline: true })
  const { report, facts, root } = examined
  if (report.plan === null)
    throw new UsageError('this project could not be examined', 'Run poolwise doctor to see why.')
  const redactor = outputRedactor({ facts, root })
  const document = {
    schemaVersion: 1 as const,
    ...report.plan,
    ...(flags.why && { trace: redactor.value(trace(advisorInput(facts, flags.workload ?? null))) }),
    ...(flags.emit && { emitted: await emitted(flags.emit, target, examined, flags) }),
  }
  return { printed: { kind: 'recommendation', document }, exitCode: exitCodes.healthy }
}

/** A format of one system has that system as its target, on every host. */
async function targetOf({ emit, target }: RecommendFlags): Promise<OsName> {
  if (emit === undefined) return target ?? hostOs()
  const { emitters } = await import('../emit/catalogue.ts')
  const { system } = emitters[emit]
  if (system !== null && target !== undefined && target !== system)
    throw new UsageError(`--emit ${emit} is for ${system}, not for ${target}`, `Leave --target out.`)
  return target ?? system ?? hostOs()
}

async function emitted(
  format: EmitFormat,
  target: OsName,
  { facts, root, selected }: Examined,
  flags: RecommendFlags,
): Promise<string> {
  const app = facts.appSearch?.chosen?.app
  if (app === undefined) throw new UsageError(`--emit ${format} needs the Celery app`, 'Name it with -A <app>.')
  const [{ emitters }, { emitInput }] = await Promise.all([
    import('../emit/catalogue.ts'),
    import('../emit/emit-input.ts'),
  ])
  const emitter = emitters[format]
  const { workload = null } = flags
  if (format === 'django' && facts.app?.django == null && facts.project?.managePy == null)
    throw new UsageError(
      '--emit django writes settings of Django, and this project has none',
      'Use --emit env, which writes the plan as variables, or --emit toml.',
    )
  const top = foldersUpToRepositoryTop(root).at(-1) ?? root
  const below = relative(top, root).replaceAll('\\', '/')
  const input = emitInput({ facts, app, root, target, workload, env: process.env, below, selected }, emitter)
  const hidden = hiddenIn(input)
  if (hidden !== null)
    throw new UsageError(
      `--emit writes no characters that aren't seen, and ${hidden} has some`,
      'Take the control characters out of the name, the option or the folder.',
    )
  const unfit = unfitFor(format, input)
  if (unfit !== null)
    throw new UsageError(
      `--emit ${format} has no form for ${unfit} that everything that reads it takes as text`,
      'Take the special characters out of the name, the option or the folder, or use another form.',
    )
  const text = await emitter.emit(input)
  return outputRedactor({ facts, root, keepHome: true }).text(text)
}
