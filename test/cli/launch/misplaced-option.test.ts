import { expect, it } from 'vitest'
import { misplacedOption } from '../../../src/cli/launch/misplaced-option.ts'

it.each([
  ['--without-gossip', ['--without-gossip'], 'poolwise worker launch -- --without-gossip'],
  ['-c 4 -O fair', ['-O'], 'poolwise worker launch -c 4 -- -O fair'],
  ['--prefetch-multiplier 1 -q', ['--prefetch-multiplier'], 'poolwise worker launch -q -- --prefetch-multiplier 1'],
  ['--time-limit=5 -- -I x', ['--time-limit=5'], 'poolwise worker launch -- --time-limit=5 -I x'],
])('%s: Celery’s own options follow --', (typed, unknown, command) => {
  expect(misplacedOption(typed.split(' '), unknown)?.next).toContain(`: ${command}`)
})

it('an option that Celery does not have either is no option of Celery', () => {
  expect(misplacedOption(['--frobnicate', '3'], ['--frobnicate'])).toBeNull()
})
