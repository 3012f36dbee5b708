import type { FactName, FactOutcomes, Facts } from '../facts/facts.ts'
import { absent, broken, defect, timedOut, type Outcome } from '../facts/outcome.ts'
import type { AnyProbe, ProbeRequest } from '../probes/define-probe.ts'

export interface Gathered {
  readonly outcomes: FactOutcomes
  /** How long each probe took, in milliseconds, by its name. */
  readonly probeMs: Readonly<Record<string, number>>
}

export interface GatherOptions {
  readonly probes: readonly AnyProbe[]
  readonly request: ProbeRequest
  /** Aborted when the user interrupts the run. */
  readonly signal: AbortSignal
  readonly onStep?: ((doing: string) => void) | undefined
}

/** Nobody reads what a run that was interrupted has found. */
const INTERRUPTED = broken('interrupted')

/**
 * Runs every probe as soon as what it needs is known, all in parallel, each with its deadline.
 * A probe that throws, hangs or is aborted leaves the corresponding outcomes; it never fails the run.
 */
export async function gather({ probes, request, signal, onStep }: GatherOptions): Promise<Gathered> {
  const outcomes: Record<string, unknown> = {}
  const probeMs: Record<string, number> = {}
  const running = new Map<FactName, Promise<void>>()
  const settled = (name: FactName) => running.get(name) ?? Promise.resolve()

  const start = async (probe: AnyProbe): Promise<void> => {
    await Promise.all([...probe.needs, ...(probe.considers ?? []), ...(probe.yieldsTo ?? [])].map(settled))
    const known = outcomes as FactOutcomes
    const missing = probe.needs.find((name) => known[name]?.kind !== 'ok')
    const began = performance.now()
    const result = signal.aborted
      ? fill(probe, INTERRUPTED)
      : missing
        ? fill(probe, withoutNeed(missing, known[missing]))
        : await withDeadline(probe, { request, signal, onStep }, values(known), known)
    probeMs[probe.name] = Math.round(performance.now() - began)
    Object.assign(outcomes, fill(probe, broken(`${probe.name} left no result`)), result)
  }

  // Promises are registered before any probe runs: a later probe may wait for an earlier one and vice versa.
  let open: () => void = () => undefined
  const gate = new Promise<void>((resolve) => (open = resolve))
  const all = probes.map((probe) => {
    const done = gate.then(() => start(probe))
    for (const name of probe.provides) running.set(name, done)
    return done
  })
  open()
  await Promise.all(all)
  return { outcomes: outcomes, probeMs }
}

async function withDeadline(
  probe: AnyProbe,
  { request, signal, onStep }: Pick<GatherOptions, 'request' | 'signal' | 'onStep'>,
  facts: Partial<Facts>,
  known: FactOutcomes,
): Promise<Partial<FactOutcomes>> {
  let doing = probe.name
  const deadlineMs = typeof probe.deadlineMs === 'number' ? probe.deadlineMs : probe.deadlineMs(request)
  const controller = new AbortController()
  let leave: () => void = () => undefined
  const left = new Promise<Partial<FactOutcomes>>((resolve) => (leave = () => resolve(fill(probe, INTERRUPTED))))
  const abort = () => {
    controller.abort()
    if (probe.readsOnly) leave()
  }
  signal.addEventListener('abort', abort, { once: true })
  let timer: NodeJS.Timeout | undefined
  const deadline = new Promise<Partial<FactOutcomes>>((resolve) => {
    timer = setTimeout(() => {
      resolve(fill(probe, timedOut(deadlineMs, doing)))
      controller.abort()
    }, deadlineMs)
  })
  const step = (next: string) => {
    doing = next
    onStep?.(next)
  }
  try {
    return await Promise.race([probe.run({ request, signal: controller.signal, step }, facts, known), deadline, left])
  } catch (error) {
    // An aborted probe may throw; any other exception is a crash of poolwise's own code.
    if (controller.signal.aborted) return fill(probe, broken(messageOf(error)))
    return fill(probe, defect(probe.name, messageOf(error), error instanceof Error ? (error.stack ?? '') : ''))
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', abort)
  }
}

const fill = (probe: AnyProbe, outcome: FactOutcomes[FactName]): Partial<FactOutcomes> =>
  Object.fromEntries(probe.provides.map((name) => [name, outcome]))

/** A crash of poolwise's own code propagates to dependent facts, which are unknown too. Any other outcome makes them absent. */
const withoutNeed = (name: FactName, outcome: FactOutcomes[FactName]): Outcome<never> =>
  outcome?.kind === 'broken' && outcome.defect !== undefined ? outcome : absent(`${name} isn't known`)

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** The facts that are ok, as plain values: any of them may be missing. */
export function values(outcomes: FactOutcomes): Partial<Facts> {
  const entries: [string, unknown][] = Object.entries(outcomes).flatMap(([name, outcome]) =>
    outcome.kind === 'ok' ? [[name, outcome.value]] : [],
  )
  return Object.fromEntries(entries)
}
