import type { Diagnosis } from '../../failures/explanation.ts'
import { doneIn, type Observation } from './observation.ts'
import type { Prediction } from '../scenario.ts'

/** In what a run differs from what was predicted; nothing: it is as predicted. Pure. */
export function differences(predicted: Prediction, seen: Observation): string[] {
  if (seen.startError !== null) return [`it couldn't be started: ${seen.startError}`]
  return [
    ...diagnosis(predicted, seen),
    ...done(predicted, seen),
    ...exit(predicted, seen),
    ...notes(predicted, seen),
    ...words(predicted, seen),
    ...time(predicted, seen),
  ]
}

/** Said of the machine, of stopping, of nothing at all: never what a scenario is about. */
const BESIDE: readonly string[] = [
  'healthy-worker',
  'running-as-root-warning',
  'gid-unknown-assume-root',
  'warm-shutdown',
  'pidbox-debug-harmless',
]

/** What a reader of the log would be told first. */
export const named = ({ explanation }: Observation): Diagnosis | null =>
  explanation.diagnoses.find(({ label }) => !BESIDE.includes(label)) ?? null

function diagnosis({ diagnosis: wanted }: Prediction, seen: Observation): string[] {
  if (wanted === undefined) return []
  const labels: readonly (string | null)[] = Array.isArray(wanted) ? wanted : [wanted]
  const first = named(seen)
  const { unknown } = seen.explanation
  if (first !== null && labels.includes(first.label)) return []
  if (first === null && labels.includes(null))
    return unknown.length > 0 ? [`explain finds a failure without a name: ${unknown[0]!.text}`] : []
  const expected = labels.map((label) => label ?? 'nothing').join(' or ')
  return [`explain names ${first?.label ?? 'nothing'}, not ${expected}`]
}

function done({ done: wanted }: Prediction, seen: Observation): string[] {
  const times = doneIn(seen)
  const { tasks } = seen
  switch (wanted) {
    case undefined:
      return []
    case 'all':
      return times === tasks ? [] : [`${times} of ${tasks} tasks were done`]
    case 'more':
      return times > tasks ? [] : [`${tasks} sent, ${times} run`]
    default:
      return times === wanted ? [] : [`${times} of ${tasks} tasks were done, not ${wanted}`]
  }
}

function exit({ exit: wanted }: Prediction, { running, exitCode, signal }: Observation): string[] {
  const how = running
    ? 'it was still running'
    : signal
      ? `it was ended by ${signal}`
      : `it left with exit code ${exitCode}`
  switch (wanted) {
    case undefined:
      return []
    case 'running':
      return running ? [] : [how]
    case 'left':
      return running ? [how] : []
    case 'failure':
      return !running && exitCode !== 0 ? [] : [how]
    default:
      return !running && exitCode === wanted ? [] : [`${how}, not ${wanted}`]
  }
}

const notes = ({ notes: wanted = {} }: Prediction, seen: Observation): string[] =>
  Object.entries(wanted).flatMap(([what, times]) =>
    (seen.notes[what] ?? 0) === times ? [] : [`${what}: ${seen.notes[what] ?? 0} times, not ${times}`],
  )

function words({ says, saysNot }: Prediction, { log }: Observation): string[] {
  return [
    ...(says && !says.test(log) ? [`its log lacks ${says.source}`] : []),
    ...(saysNot?.test(log) ? [`its log has ${saysNot.source}`] : []),
  ]
}

function time({ within, longerThan }: Prediction, { seconds, running }: Observation): string[] {
  const took = `it took ${seconds.toFixed(1)} s`
  return [
    ...(within !== undefined && (running || seconds > within) ? [`${took}, more than ${within} s`] : []),
    ...(longerThan !== undefined && seconds < longerThan ? [`${took}, less than ${longerThan} s`] : []),
  ]
}
