import type { Diagnosis } from '../../failures/explanation.ts'
import type { FailureId } from '../../failures/known/catalogue.ts'
import { doneIn, type Observation } from './observation.ts'
import type { Prediction } from '../scenario.ts'

/** How a run differs from its prediction; empty: it does not. Pure. */
export function differences(predicted: Prediction, seen: Observation): string[] {
  if (seen.startError !== null) return [`it could not be started: ${seen.startError}`]
  return [
    ...diagnosis(predicted, seen),
    ...done(predicted, seen),
    ...exit(predicted, seen),
    ...notes(predicted, seen),
    ...logged(predicted, seen),
  ]
}

/** Diagnoses of the machine, of a shutdown or of a healthy worker: no scenario is about them. */
const IGNORED: readonly FailureId[] = [
  'healthy-worker',
  'running-as-root-warning',
  'gid-unknown-assume-root',
  'warm-shutdown',
  'pidbox-debug-harmless',
]

/** The first diagnosis that is about the scenario. */
export const diagnosed = ({ explanation }: Observation): Diagnosis | null =>
  explanation.diagnoses.find(({ label }) => !IGNORED.includes(label)) ?? null

function diagnosis({ diagnosis: wanted }: Prediction, seen: Observation): string[] {
  if (wanted === undefined) return []
  const labels: readonly (string | null)[] = Array.isArray(wanted) ? wanted : [wanted]
  const first = diagnosed(seen)
  const { unknown } = seen.explanation
  if (first !== null && labels.includes(first.label)) return []
  if (first === null && labels.includes(null))
    return unknown.length > 0 ? [`explain finds an unknown failure: ${unknown[0]!.text}`] : []
  const expected = labels.map((label) => label ?? 'nothing').join(' or ')
  return [`explain reports ${first?.label ?? 'nothing'}, not ${expected}`]
}

function done({ done: wanted }: Prediction, seen: Observation): string[] {
  const times = doneIn(seen)
  const { tasks } = seen
  switch (wanted) {
    case undefined:
      return []
    case 'all':
      return times === tasks ? [] : [`${times} of ${tasks} tasks finished`]
    case 'more':
      return times > tasks ? [] : [`${tasks} tasks sent, ${times} finished`]
    default:
      return times === wanted ? [] : [`${times} of ${tasks} tasks finished, not ${wanted}`]
  }
}

function exit({ exit: wanted }: Prediction, { running, exitCode, signal }: Observation): string[] {
  const how = running
    ? 'it was still running'
    : signal
      ? `it was killed by ${signal}`
      : `it exited with code ${exitCode}`
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

function logged({ logMatches, logLacks }: Prediction, { log }: Observation): string[] {
  return [
    ...(logMatches && !logMatches.test(log) ? [`its log does not match ${logMatches.source}`] : []),
    ...(logLacks?.test(log) ? [`its log matches ${logLacks.source}`] : []),
  ]
}
