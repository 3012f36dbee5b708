import { expect, it } from 'vitest'
import { findQueueMentions } from '../../src/project/queue-mentions.ts'
import { walkProject } from '../../src/project/walk.ts'
import { makeTree } from './tree.ts'

it.each<[Record<string, string>, string[]]>([
  [{ 'deploy.yaml': 'args: [worker, -Q, slow]\n' }, ['slow']],
  [{ 'worker.env': 'WORKER_QUEUES=fast,slow\n' }, ['slow', 'fast']],
  [{ '.envs/.production/.celery': 'CELERY_QUEUES=fast\n' }, []],
  [{ '.envs/production.env': 'CELERY_QUEUES=fast\n' }, ['fast']],
  [{ 'notes.md': 'the slow way\n' }, []],
  [{ 'deploy.yaml': 'args: [-Q, slow-lane]\n' }, []],
  [{ 'shop.py': 'QUEUES = "slow"\n' }, []],
  [{ 'node_modules/deploy.yaml': '-Q slow\n' }, []],
])('%j names %j', async (tree, queues) => {
  const root = makeTree(tree)
  expect(await findQueueMentions(root, await walkProject(root), ['slow', 'fast'])).toEqual({ queues, complete: true })
})

it('says when not every file was read', async () => {
  expect(await findQueueMentions(makeTree({}), { files: [], complete: false }, ['slow'])).toMatchObject({
    complete: false,
  })
})

it('takes a name with the signs of a pattern for what it is', async () => {
  const root = makeTree({ 'deploy.yaml': '-Q a+b' })
  expect(await findQueueMentions(root, await walkProject(root), ['a+b', 'a.b'])).toMatchObject({ queues: ['a+b'] })
})
