import { expect, it } from 'vitest'
import { autoscaleMax } from '../../src/celery-command/autoscale.ts'

it.each([
  ['10,3', 10],
  ['3,10', 10],
  ['10', 10],
  [' 10 , 3 ', 10],
  ['10,', 10],
  ['10,x', 10],
  ['-2,-5', 0],
  ['x', 0],
  ['', 0],
])('%j → %i', (value, expected) => expect(autoscaleMax(value)).toBe(expected))
