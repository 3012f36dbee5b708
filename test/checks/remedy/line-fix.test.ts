import { expect, it } from 'vitest'
import { lineFixes } from '../../../src/checks/remedy/line-fix.ts'
import type { LaunchCommand } from '../../../src/facts/project.ts'
import { launchCommand } from '../../support/facts.ts'

const fixes = (command: string, instead: string, over: Partial<LaunchCommand> = {}) =>
  lineFixes({ ...launchCommand(command), file: 'Procfile', line: 2, ...over }, instead.split(' '))

it('the words of the command are replaced', () => {
  expect(fixes('celery -A shop worker -w 4 $ARGS', 'celery -A shop worker --concurrency=4 $ARGS')).toEqual([
    {
      kind: 'edit',
      title: 'correct the command in Procfile, line 2',
      file: 'Procfile',
      line: 2,
      before: 'celery -A shop worker -w 4 $ARGS',
      after: 'celery -A shop worker --concurrency=4 $ARGS',
    },
  ])
})

it.each<[string, Partial<LaunchCommand>]>([
  ['a README', { prose: true }],
  ['an item of a list', { unsplit: 'one-item' }],
  ['Python code', { inPython: true }],
  ['a debugger of an editor', { debugger: true }],
])('not in %s', (_, over) => {
  expect(fixes('celery -A shop worker -w 4', 'celery -A shop worker -c 4', over)).toEqual([])
})

it('not with words that would need quotes there', () => {
  expect(lineFixes(launchCommand('celery worker'), ['celery', '-A', 'shop', 'worker', '-n', 'a b'])).toEqual([])
})
