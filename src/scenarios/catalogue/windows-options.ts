import type { FailureId } from '../../failures/known/catalogue.ts'
import { defineScenario, onlyOnWindows } from '../define-scenario.ts'
import { allDone, never } from './stop-conditions.ts'
import type { Scenario } from '../scenario.ts'
import { usual, worker } from './defaults.ts'

/** An option that Windows refuses. */
const refused = (id: string, title: string, label: FailureId, option: string, exit: number, cure: string): Scenario =>
  defineScenario({
    id,
    title,
    label,
    broker: 'embedded',
    notHere: onlyOnWindows,
    failure: {
      ...usual,
      says: `the worker is started with ${option}`,
      project: 'adds',
      argv: worker('shop', '--pool=solo', option),
      enough: never,
      predicted: { diagnosis: label, done: 0, exit },
    },
    cure: {
      ...usual,
      says: cure,
      project: 'adds',
      argv: worker('shop', '--pool=solo'),
      enough: allDone,
      predicted: { diagnosis: null, done: 'all' },
    },
  })

export const beatOptionOnWindows = refused(
  'beat-option-on-windows',
  'Celery refuses --beat on Windows',
  'beat-b-on-windows',
  '--beat',
  2,
  'without it; `celery beat` runs as a program of its own',
)

export const detachOnWindows = refused(
  'detach-on-windows',
  'Celery refuses --detach on Windows',
  'detach-unsupported-windows',
  '--detach',
  1,
  'in the foreground; what keeps it running there is a service manager',
)
