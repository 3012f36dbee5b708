import { expect, it } from 'vitest'
import { sameCommand } from '../../src/celery-command/same-command.ts'

it.each<[one: string[], other: string[], expected: boolean]>([
  [['celery', 'worker'], ['celery', 'worker'], true],
  [[], [], true],
  [['celery', 'worker'], ['celery', 'worker', '-E'], false],
  [['celery', 'worker', '-E'], ['celery', 'worker'], false],
  [['celery', 'worker'], ['worker', 'celery'], false],
  [['celery', '-A', 'shop'], ['celery', '-A', 'Shop'], false],
  // The same text, other words.
  [['celery', '-A shop'], ['celery', '-A', 'shop'], false],
])('%j and %j: %s', (one, other, expected) => expect(sameCommand(one, other)).toBe(expected))
