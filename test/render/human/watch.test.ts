import { expect, it } from 'vitest'
import { changesHuman } from '../../../src/render/human/watch.ts'
import { doctorReport, finding } from '../../support/findings.ts'
import { unicode } from './themes.ts'

const broken = finding({ status: 'fail', message: 'it raises' })
const other = finding({ id: 'broker.reachable', status: 'fail', message: 'nothing listens' })
const errors = (count: number) => ({ errors: count, fail: count })

const heads = (text: string) => text.split('\n').filter((line) => /^\S/.test(line))

it.each<
  [title: string, before: Parameters<typeof doctorReport>, after: Parameters<typeof doctorReport>, expected: string[]]
>([
  ['no change', [[broken], errors(1)], [[broken], errors(1)], ['no change', '1 error (0 passed, 1.2 s)']],
  ['a fault came', [[finding()]], [[broken], errors(1)], ['error    app.imports', '1 error (0 passed, 1.2 s)']],
  [
    'a fault is another one',
    [[broken], errors(1)],
    [[{ ...broken, message: 'it hangs' }], errors(1)],
    ['error    app.imports', '1 error (0 passed, 1.2 s)'],
  ],
  [
    'a fault went, another came to light',
    [[broken], errors(1)],
    [[finding(), other], errors(1)],
    ['error    broker.reachable', 'ok       app.imports  Importing the app works', '1 error (1 passed, 1.2 s)'],
  ],
  [
    'the last fault went',
    [[broken], errors(1)],
    [[finding()]],
    [
      'ok       app.imports  Importing the app works',
      '✓ Nothing keeps a worker from running tasks here. (1 passed, 1.2 s)',
    ],
  ],
  [
    'a fault is hidden by another',
    [[other], errors(1)],
    [
      [broken, { ...other, status: 'skip', blockedBy: ['app.imports'], message: 'blocked by app.imports' }],
      { ...errors(1), skip: 1 },
    ],
    [
      'error    app.imports',
      'skipped  broker.reachable  Importing the app works',
      '1 error (0 passed, 1 skipped, 1.2 s)',
    ],
  ],
])('%s', (_, before, after, expected) => {
  expect(
    heads(changesHuman(doctorReport(...before), doctorReport(...after), unicode)).slice(0, expected.length),
  ).toEqual(expected)
})
