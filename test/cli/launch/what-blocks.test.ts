import { expect, it } from 'vitest'
import { blocksLaunch } from '../../../src/cli/launch/what-blocks.ts'
import { appFact } from '../../support/facts.ts'

const async = (task: string) => ({ task, file: 'shop/tasks.py', line: 3 })

it.each<[id: string, over: Parameters<typeof appFact>[0], blocks: boolean]>([
  ['app.async-tasks', { tasks: ['shop.a', 'shop.b'], asyncTasks: [async('shop.a')] }, false],
  ['app.async-tasks', { tasks: ['shop.a'], asyncTasks: [async('shop.a')] }, true],
  ['app.tasks-registered', { tasks: ['shop.a'] }, false],
  ['app.tasks-registered', { tasks: [] }, true],
  ['app.imports', {}, true],
  ['python.celery-installed', {}, true],
  ['host.node-supported', {}, true],
  ['host.privileges', {}, false],
  ['broker.reachable', {}, false],
])('%s %j: %s', (id, over, blocks) => {
  expect(blocksLaunch({ id, category: id.split('.')[0]! as 'app' }, { app: appFact(over) })).toBe(blocks)
})
