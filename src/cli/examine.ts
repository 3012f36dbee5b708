import { catalogue } from '../checks/catalogue.ts'
import { runDoctor, type DoctorRun } from '../doctor/run-doctor.ts'
import { checkLevels } from '../doctor/check-levels.ts'
import { isProblem, selectChecks, type RequestedSelection } from '../doctor/select-checks.ts'
import type { SettingOrigin } from '../doctor/looked-at.ts'
import type { LaunchCommand } from '../facts/project.ts'
import type { OsName } from '../facts/platform.ts'
import { defaultTiers, type Tier } from '../facts/tier.ts'
import { hostOs } from '../platform/os.ts'
import type { Workload } from '../pool/advisor-input.ts'
import { probes } from '../probes/catalogue.ts'
import type { ProbeRequest } from '../probes/define-probe.ts'
import { commandVariables } from '../worker/command-variables.ts'
import { readSettings } from '../project/settings.ts'
import type { Settings } from '../project/settings-types.ts'
import { UsageError } from './errors.ts'
import { interruptible } from './interrupt.ts'
import { listed } from './listed.ts'
import { startProgress } from './progress.ts'
import { interpreterFlag, projectFolder } from './project-flags.ts'
import { requireProject } from './require-project.ts'
import { secretsOfProject } from './redactor.ts'
import { settingsMistake } from './settings-mistake.ts'
import { selectWorker } from './select-worker.ts'
import { version } from './version.ts'

export interface ExamineFlags {
  readonly cwd?: string | undefined
  readonly python?: string | undefined
  readonly app?: string | undefined
  readonly target?: OsName | undefined
  /** A worker of the project: `Procfile:mail`. */
  readonly like?: string | undefined
  readonly 'import-timeout'?: number | undefined
  readonly offline?: boolean
  readonly prove?: boolean
  readonly strict?: boolean
  readonly workload?: Workload | undefined
  readonly quiet?: boolean
  /** Check ids, categories and globs, comma-separated or given several times. */
  readonly only?: string | readonly string[] | undefined
  readonly skip?: string | readonly string[] | undefined
}

export interface ExamineOptions {
  readonly profile?: 'dev' | 'ci' | undefined
  /** Where each of poolwise's own settings came from: present when that will be shown. */
  readonly origins?: ((settings: Settings) => readonly SettingOrigin[]) | undefined
}

export interface Examined extends DoctorRun {
  /** The worker command that --like names. */
  readonly selected: LaunchCommand | null
  readonly root: string
}

/**
 * Flags and the project's settings in, a finished run out. What `doctor`, `preflight`, `pool recommend` and `worker launch`
 * all do first.
 * @throws UsageError for a folder, an interpreter or a settings file that can't be used
 */
export async function examine(flags: ExamineFlags, { profile, origins }: ExamineOptions = {}): Promise<Examined> {
  const root = await projectFolder(flags.cwd)
  const ids = catalogue.map(({ id }) => id)
  const { settings, errors } = await readSettings(root, ids)
  if (errors[0]) throw settingsMistake(errors[0], process.cwd())
  const offline = flags.offline === true
  const tiers: Tier[] = defaultTiers.filter((tier) => !(offline && tier === 'network'))
  if (flags.prove) tiers.push('canary')
  const levels = Object.fromEntries(Object.entries(settings.checks).map(([name, { value }]) => [name, value]))
  const severities = checkLevels(levels, ids)
  const selection = selectionOf(flags, tiers, severities)
  const request: ProbeRequest = {
    root,
    app: flags.app ?? null,
    python: interpreterFlag(flags.python),
    target: flags.target ?? hostOs(),
    env: process.env,
    settings: {
      app: settings.app?.value ?? null,
      python: settings.python?.value ?? null,
      importLimit: settings.importLimit?.value ?? null,
      importTimeout: flags['import-timeout'] ?? settings.importTimeout?.value ?? null,
      silences: settings.silences.map(({ value, file, line }) => ({ ...value, file, line })),
    },
  }
  await requireProject(request)
  if (flags.like !== undefined) {
    const selected = await selectWorker(request, flags.like)
    // The same object: what was read for it is not read again.
    Object.assign(request, { selected, env: { ...process.env, ...commandVariables(selected, false)?.kept } })
  }
  const progress = startProgress(process.stderr, flags.quiet !== true)
  // Probes end their children when the signal aborts.
  const run = await interruptible((signal) =>
    runDoctor({
      probe: request,
      policy: {
        profile: profile ?? settings.profile?.value ?? 'dev',
        failLevel: flags.strict ? 'warn' : 'error',
        severities,
        silences: settings.silences.map(({ value }) => value),
      },
      tiers,
      checks: catalogue,
      probes,
      workload: flags.workload ?? null,
      selection,
      origins: origins?.(settings),
      secrets: secretsOfProject(root),
      version: version(),
      signal,
      onStep: (doing) => progress.step(doing),
    }),
  ).finally(() => progress.done())
  const named = run.facts.interpreter?.trials.find(({ source }) => source === 'flag')
  if (flags.python !== undefined && named?.executable === null) {
    throw new UsageError(
      `--python ${flags.python}: ${named.because ?? 'no such interpreter'}`,
      'Name an interpreter that exists, or leave --python out to have it found.',
    )
  }
  return { ...run, root, selected: request.selected ?? null }
}

function selectionOf(flags: ExamineFlags, tiers: readonly Tier[], severities: Readonly<Record<string, string>>) {
  const requested: RequestedSelection = { only: listed(flags.only), skip: listed(flags.skip) }
  if (requested.only.length === 0 && requested.skip.length === 0) return undefined
  const off = new Set(Object.keys(severities).filter((id) => severities[id] === 'off'))
  const selected = selectChecks(catalogue, requested, tiers, off)
  if (isProblem(selected)) throw new UsageError(selected.problem, selected.next)
  return { ...selected, ...requested }
}
