import { expect, test } from 'vitest'
import { takeReports } from '../../src/supervisor/lifeline-report.ts'
import type { SupervisorEvent } from '../../src/supervisor/supervisor-event.ts'

function filter(blocks: readonly string[]): { log: string; events: SupervisorEvent[] } {
  const events: SupervisorEvent[] = []
  const take = takeReports('@word ', (event) => events.push(event))
  return { log: blocks.map((block) => take(Buffer.from(block)).toString('utf8')).join(''), events }
}

const ready: SupervisorEvent = { type: 'ready', node: 'celery@here' }
const readyLine = '@word {"type": "ready", "node": "celery@here"}\n'

test.each<[string, string[], string, SupervisorEvent[]]>([
  ['nothing to take', ['a\nb\n'], 'a\nb\n', []],
  ['between lines', [`a\n${readyLine}b\n`], 'a\nb\n', [ready]],
  ['within a line that another process had begun', [`begun ${readyLine}and ended\n`], 'begun and ended\n', [ready]],
  ['within a line that ends in the next block', [`begun ${readyLine}`, 'and ended\n'], 'begun and ended\n', [ready]],
  ['from Windows', ['@word {"type": "loaded"}\r\n'], '', [{ type: 'loaded' }]],
  ['a report that this version does not know', ['@word {"type": "later"}\nx\n'], 'x\n', []],
  ['no report at all', ['@word {"type": \nx\n'], 'x\n', []],
  ['another word', ['@other {"type": "ready"}\n'], '@other {"type": "ready"}\n', []],
  [
    'tasks',
    ['@word {"type": "waiting", "count": 2, "tasks": ["a[1]"]}\n'],
    '',
    [{ type: 'waiting', count: 2, tasks: ['a[1]'] }],
  ],
  [
    'what became of tasks',
    [
      '@word {"type": "returned", "count": 20, "tasks": ["a[1]"]}\n@word {"type": "finished", "count": 1, "tasks": ["b[2]"]}\n',
      '@word {"type": "lost", "count": 1, "tasks": ["c[3]"], "because": "process-died"}\n',
      '@word {"type": "lost", "count": 1, "tasks": ["d[4]"], "because": "acknowledged-early"}\n',
    ],
    '',
    [
      { type: 'tasks', fate: 'returned', count: 20, tasks: ['a[1]'] },
      { type: 'tasks', fate: 'finished', count: 1, tasks: ['b[2]'] },
      { type: 'tasks', fate: 'process-died', count: 1, tasks: ['c[3]'] },
      { type: 'tasks', fate: 'acknowledged-early', count: 1, tasks: ['d[4]'] },
    ],
  ],
  [
    'the end',
    ['@word {"type": "stuck", "broker": true}\n@word {"type": "killing"}\n'],
    '',
    [{ type: 'stuck', broker: true }, { type: 'killing' }],
  ],
])('%s', (_, blocks, log, events) => {
  expect(filter(blocks)).toEqual({ log, events })
})
