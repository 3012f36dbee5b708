import { expect, it } from 'vitest'
import { unknownCommand } from '../../src/cli/unknown-command.ts'

const KNOWN = ['doctor', 'explain', 'preflight', 'pool recommend', 'reproduce', 'worker launch', 'pool', 'worker']

it.each([
  ['docter', 'Did you mean doctor?'],
  ['docter .', 'Did you mean doctor?'],
  ['worker lunch', 'Did you mean worker launch?'],
  ['worker lunch now', 'Did you mean worker launch?'],
  ['launch', 'Did you mean worker launch?'],
  ['recomend', 'Did you mean pool recommend?'],
  ['wroker', 'Did you mean worker?'],
  ['pre', 'Did you mean preflight?'],
  ['frobnicate', 'See: poolwise --help'],
  ['--json', 'See: poolwise --help'],
  ['--json doctor', 'Options follow the command: poolwise doctor --json'],
  ['-q worker launch', 'Options follow the command: poolwise worker launch -q'],
])('poolwise %s: %s', (typed, next) => {
  const error = unknownCommand(typed.split(' '), KNOWN)
  expect(error.next).toBe(next)
  expect(error.message).toContain(typed.split(' ')[0])
})
