import { resolve } from 'node:path'
import { stat } from 'node:fs/promises'
import { catalogue } from '../checks/catalogue.ts'
import { runDoctor, type DoctorRun } from '../doctor/run-doctor.ts'
import type { OsName } from '../facts/platform.ts'
import type { Tier } from '../facts/tier.ts'
import { hostOs } from '../platform/os.ts'
import type { Workload } from '../pool/situation.ts'
import { probes } from '../probes/catalogue.ts'
import { readSettings } from '../project/settings.ts'
import { Interrupted, UsageError } from './errors.ts'
import { startProgress } from './progress.ts'
import { version } from './version.ts'

export interface ExamineFlags {
  readonly cwd?: string | undefined
  readonly python?: string | undefined
  readonly app?: string | undefined
  readonly target?: OsName | undefined
  readonly 'import-timeout'?: number | undefined
  readonly offline?: boolean
  readonly prove?: boolean
  readonly strict?: boolean
  readonly workload?: Workload | undefined
  readonly quiet?: boolean
}

export interface Examined extends DoctorRun {
  readonly root: string
}

/**
 * Flags and the project's settings in, a finished run out. What `doctor`, `preflight`, `pool recommend` and `worker launch`
 * all do first.
 * @throws UsageError for a folder, an interpreter or a settings file that can't be used
 */
export async function examine(flags: ExamineFlags, profile?: 'dev' | 'ci'): Promise<Examined> {
  const root = await projectFolder(flags.cwd)
  const { settings, errors } = await readSettings(
    root,
    catalogue.map(({ id }) => id),
  )
  const mistake = errors[0]
  if (mistake)
    throw new UsageError(`${mistake.file}${mistake.key && `, ${mistake.key}`}: ${mistake.problem}`, mistake.next)
  const tiers: Tier[] = [0, 1, ...(flags.offline ? [] : [2 as const]), ...(flags.prove ? [3 as const] : [])]
  const progress = startProgress(process.stderr, flags.quiet !== true)
  const controller = new AbortController()
  // Probes end their children when the signal aborts; a second Ctrl+C ends us at once, as without a handler.
  const interrupt = () => {
    controller.abort()
  }
  process.once('SIGINT', interrupt)
  process.once('SIGTERM', interrupt)
  try {
    const run = await runDoctor({
      probe: {
        root,
        app: flags.app ?? null,
        python: flags.python === undefined ? null : fromHere(flags.python),
        target: flags.target ?? hostOs(),
        env: process.env,
        settings: {
          app: settings.app?.value ?? null,
          python: settings.python?.value ?? null,
          importLimit: settings.importLimit?.value ?? null,
          importTimeout: flags['import-timeout'] ?? settings.importTimeout?.value ?? null,
        },
      },
      policy: {
        profile: profile ?? settings.profile?.value ?? 'dev',
        failLevel: flags.strict ? 'warn' : 'error',
        severities: Object.fromEntries(Object.entries(settings.checks).map(([id, { value }]) => [id, value])),
        silences: settings.silences.map(({ value }) => value),
      },
      tiers,
      checks: catalogue,
      probes,
      workload: flags.workload ?? null,
      version: version(),
      signal: controller.signal,
      onStep: (doing) => progress.step(doing),
    })
    if (controller.signal.aborted) throw new Interrupted()
    const named = run.facts.interpreter?.trials.find(({ source }) => source === 'flag')
    if (flags.python !== undefined && named?.executable === null) {
      throw new UsageError(
        `--python ${flags.python}: ${named.because ?? 'no such interpreter'}`,
        'Name an interpreter that exists, or leave --python out to have it found.',
      )
    }
    return { ...run, root }
  } finally {
    progress.done()
    process.off('SIGINT', interrupt)
    process.off('SIGTERM', interrupt)
  }
}

/** A path is meant from where the user stands; a bare name is left to PATH. */
const fromHere = (python: string): string => (/[/\\]/.test(python) ? resolve(python) : python)

async function projectFolder(cwd: string | undefined): Promise<string> {
  const root = resolve(cwd ?? process.cwd())
  const found = await stat(root).catch(() => null)
  if (!found?.isDirectory())
    throw new UsageError(`${root} is not a folder`, 'Name the folder of your project after --cwd.')
  return root
}
