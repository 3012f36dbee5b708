import { homedir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { PoolName } from '../../facts/worker.ts'
import { hostOs } from '../../platform/os.ts'
import { withLines } from '../../doctor/plan-lines.ts'
import { shellOn } from '../../shell/pasteable.ts'
import { pythonAsset } from '../../platform/python-assets.ts'
import { doctorHuman } from '../../render/human/doctor.ts'
import { planHuman } from '../../render/human/plan.ts'
import { isGrave, workerEventHuman } from '../../render/human/worker-event.ts'
import type { DoctorReport, Finding } from '../../doctor/report.ts'
import { createRedactor } from '../../redact/redact.ts'
import { isColoured, type Theme } from '../../render/theme.ts'
import { askedCode } from '../../supervisor/exit-code.ts'
import { launchPlan } from '../../supervisor/launch-plan.ts'
import type { WorkerEvent } from '../../supervisor/worker-event.ts'
import { exitCodes } from '../../exit-codes.ts'
import { Interrupted } from '../errors.ts'
import { examine, type ExamineFlags } from '../examine.ts'
import { jsonText } from '../../text/json-text.ts'
import { printable } from '../../text/printable.ts'
import { printableDocument } from '../../text/printable-document.ts'
import { outputRedactor } from '../redactor.ts'
import { openOutputs } from './outputs.ts'
import { literal } from '../../celery-command/shell-value.ts'
import { extraOptions, withExtra } from './extra-options.ts'
import type { LaunchEvent } from './launch-event.ts'
import { blocksLaunch } from './what-blocks.ts'
import { refuseNul } from './refuse-nul.ts'
import { refuseDetaching } from './refused-options.ts'
import { planRequestedPool } from './requested-pool.ts'
import { saidBeforehand } from './said-beforehand.ts'

export interface LaunchFlags extends ExamineFlags {
  readonly pool?: PoolName | undefined
  /** Errors are shown, and keep nothing from being started. */
  readonly anyway: boolean
  readonly 'dry-run': boolean
  readonly json: boolean
  /** The advice for a slow import; the worker itself waits as long as it takes. */
  readonly 'import-timeout'?: number | undefined
  /** Seconds; null: no limit. */
  readonly 'stop-timeout': number | null
  readonly 'stop-on-eof': boolean
  readonly 'shell-exit-codes': boolean
  readonly extra: readonly string[]
  readonly theme: Theme
  readonly color?: boolean | undefined
}

const stopReasons = { SIGINT: 'interrupt', SIGTERM: 'terminate', SIGHUP: 'hang-up' } as const

/** Milliseconds for the last lines to be read after a stop that was asked for. */
const LAST_WORDS_MS = 2_000

/** Examines the project, then launches the plan. @returns the exit code */
export async function launch(flags: LaunchFlags): Promise<number> {
  try {
    return await examineAndLaunch(flags)
  } catch (error) {
    // A stop that was asked for worked, also before there was a worker.
    if (error instanceof Interrupted) return askedCode(stopReasons[error.signal], flags['shell-exit-codes'])
    throw error
  }
}

async function examineAndLaunch(flags: LaunchFlags): Promise<number> {
  refuseDetaching(flags.extra)
  const examined = await examine(flags)
  const { report, facts, root } = examined
  const failed = report.checks.filter(
    ({ status, severity, silenced }) => status === 'fail' && severity === 'error' && silenced === null,
  )
  const blocking = failed.filter((finding) => blocksLaunch(finding, facts))
  const python = facts.interpreter?.executable
  // Where the app can't be imported nothing is known of its worker: the command is launched as its file has it.
  const typed = flags.anyway && facts.worker === undefined ? examined.selected : null
  const own =
    examined.plan && typed
      ? { ...examined.plan, command: [typed.argv.map((word) => literal(word, process.env) ?? word)] }
      : examined.plan
  if (own === null || python == null || (blocking.length > 0 && !flags.anyway)) return refuse(report, blocking, flags)
  const { workload, quiet = false } = flags
  const extra = extraOptions(flags.extra)
  const pool = extra.pool ?? flags.pool
  const planned =
    pool === undefined
      ? own
      : await planRequestedPool({ pool, workload, facts, root, quiet, selected: examined.selected !== null })
  const shell = facts.shell ?? shellOn(hostOs())
  const plan = withLines(withExtra(planned, extra.rest), shell)
  if (flags['dry-run']) {
    const shown = printableDocument(outputRedactor({ facts, root }).value(plan))
    process.stdout.write(
      flags.json ? `${jsonText({ schemaVersion: 1, ...shown })}\n` : `${planHuman(shown, flags.theme, 'full')}\n`,
    )
    return exitCodes.healthy
  }
  refuseNul(plan)
  // Not essential: Celery itself waits for a broker, and a pool that can't work here isn't in the plan.
  const others = failed.filter((one) => blocking.includes(one) || (one.category !== 'pool' && one.category !== 'ipc'))
  if (others.length > 0)
    process.stderr.write(`${doctorHuman({ ...report, checks: others }, flags.theme, { quiet: true })}\n`)
  if (blocking.length > 0) process.stderr.write('\npoolwise: started all the same (--anyway)\n')
  const redactor = outputRedactor({ facts, root, keepHome: true })
  if (flags.quiet !== true && !flags.json)
    for (const text of saidBeforehand(plan)) process.stderr.write(`poolwise: ${printable(redactor.text(text))}\n`)
  const homeShortener = createRedactor({ secrets: [], home: homedir() })
  const stop = new AbortController()
  if (flags['stop-on-eof']) process.stdin.once('end', () => stop.abort()).resume()
  const outputs = openOutputs()
  const stopping = { asked: false }
  const onEvent = (event: WorkerEvent) => {
    if (event.type === 'stopping') stopping.asked = true
    if (flags.json) {
      outputs.stdout.line(jsonText(printableDocument(homeShortener.value(redactor.value(event)))))
      return
    }
    const terminal = process.stdin.isTTY || process.stderr.isTTY
    const text = workerEventHuman(event, { terminal })
    if (text !== null && (flags.quiet !== true || isGrave(event)))
      outputs.stderr.line(`${flags.theme.dim('poolwise:')} ${printable(redactor.text(text))}`)
  }
  const code = await launchPlan({
    plan,
    python,
    lifeline: pythonAsset('lifeline.py'),
    cwd: plan.folder === undefined ? root : join(root, plan.folder),
    env: process.env,
    stopTimeoutMs: flags['stop-timeout'] === null ? null : flags['stop-timeout'] * 1000,
    shellExitCodes: flags['shell-exit-codes'],
    colour: isColoured(process.stderr, process.env, flags.color ?? null),
    out: flags.json ? outputs.stderr : outputs.stdout,
    err: outputs.stderr,
    redact: () => {
      const stream = redactor.stream()
      return (block) => stream.bytes(block)
    },
    onEvent,
    signal: stop.signal,
  })
  process.stdin.pause()
  const taken = Promise.all([outputs.stdout.end(), outputs.stderr.end()])
  // Whoever asked for the stop doesn't wait for a reader that takes nothing.
  // eslint-disable-next-line no-restricted-properties -- The pending output is what isn't taken.
  if (stopping.asked && !(await within(taken, LAST_WORDS_MS))) process.exit(code)
  return code
}

/** Whether it was settled in time. */
async function within(settled: Promise<unknown>, ms: number): Promise<boolean> {
  const late = new AbortController()
  const answer = await Promise.race([
    settled.then(() => true),
    sleep(ms, false, { signal: late.signal }).catch(() => false),
  ])
  late.abort()
  return answer
}

function refuse(report: DoctorReport, blocking: readonly Finding[], { theme, json }: LaunchFlags): number {
  const because = blocking.map(({ id, message }) => ({ id, message }))
  const next = wayRound(report, blocking)
  const event: LaunchEvent = { at: new Date().toISOString(), type: 'refused', because, next }
  if (json) process.stdout.write(`${jsonText(printableDocument(event))}\n`)
  const findings = doctorHuman({ ...report, checks: blocking }, theme, { quiet: true })
  process.stderr.write(
    `${findings}\n\n${['no worker was started.', ...next].map((line) => `poolwise: ${line}`).join('\n')}\n`,
  )
  return exitCodes.usage
}

/** How to start the worker nevertheless, where that can be done. */
function wayRound({ plan }: DoctorReport, blocking: readonly Finding[]): readonly string[] {
  // Without an interpreter or an app there is nothing to start.
  if (plan === null || plan.command.some((argv) => argv.includes('<app>'))) return []
  const [first] = blocking
  if (first === undefined) return []
  const settings = blocking.map(({ id }) => `"${id}" = "warn"`)
  return [
    'To start it all the same: poolwise worker launch --anyway',
    `Or every time, in pyproject.toml under [tool.poolwise.checks]: ${settings.join(', ')}`,
  ]
}
