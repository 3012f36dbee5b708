import { expect, it } from 'vitest'
import { refuseNul } from '../../../src/cli/launch/refuse-nul.ts'

it('refuses a command that no system can start, and names the word', () => {
  const words = ['celery', '-A', 'shop', 'worker', '-Q', 'ma\0il']
  expect(() => refuseNul({ command: [words] })).toThrow(/NUL character.*ma/)
  expect(() => refuseNul({ command: [words.slice(0, 4)] })).not.toThrow()
})
