import type { Diagnosis, Explanation } from '../../../src/failures/explanation.ts'
import { failureOf, type FailureId } from '../../../src/failures/known/catalogue.ts'
import type { Observation } from '../../../src/scenarios/run/observation.ts'

/** What explain says of a log, by the labels it names. */
export const explained = (...labels: readonly FailureId[]): Explanation => ({
  schemaVersion: 1,
  inputs: [{ name: 'output.log', lines: 9, events: 9, bytes: 900 }],
  diagnoses: labels.map(diagnosisOf),
  unknown: [],
  reconnects: [],
  verdict: 'failure',
})

const diagnosisOf = (label: FailureId): Diagnosis => ({
  label,
  title: label,
  severity: failureOf(label).severity,
  count: 1,
  first: { input: 'output.log', line: 2, text: 'the line' },
  consequenceOf: null,
  healed: null,
  cause: '',
  action: '',
  confidence: 'high',
  docs: '',
})

/** A run that was ended by us after all of its four tasks were done, with what a case changes. */
export const observed = (over: Partial<Observation> = {}): Observation => ({
  argv: ['python', '-m', 'celery'],
  env: {},
  exitCode: null,
  signal: null,
  startError: null,
  running: true,
  seconds: 2,
  tasks: 4,
  notes: { ready: 1, done: 4 },
  log: '$ python -m celery\n',
  explanation: explained('healthy-worker'),
  ...over,
})
