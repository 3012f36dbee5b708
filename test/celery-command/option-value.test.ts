import { expect, it } from 'vitest'
import { optionValue } from '../../src/celery-command/option-value.ts'

it.each([
  ['worker -P solo', 'solo'],
  ['worker -Psolo', 'solo'],
  ['worker --pool solo', 'solo'],
  ['worker --pool=solo', 'solo'],
  ['worker --pool=', ''],
  ['worker -P prefork --pool=solo', 'solo'],
  ['worker --pool=solo -P prefork', 'prefork'],
  ['worker -c 4', null],
  ['worker --pool-start-method=spawn', null],
  ['worker --poolish solo', null],
  ['worker -p solo', null],
  ['worker -P', null],
  ['worker --pool=solo -P', 'solo'],
  ['worker', null],
])('%s → %s', (command, expected) => {
  expect(optionValue(['celery', '-A', 'shop', ...command.split(' ')], '--pool')).toBe(expected)
})
