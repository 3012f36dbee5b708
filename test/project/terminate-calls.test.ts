import { expect, it } from 'vitest'
import { findTerminateCall, terminateCallIn } from '../../src/project/terminate-calls.ts'
import { makeTree } from './tree.ts'

it.each([
  ['app.control.revoke(task_id, terminate=True)', 1],
  ['\nresult.revoke(terminate = True, signal="SIGKILL")', 2],
  ['app.control.revoke(\n    task_ids(user),\n    terminate=True,\n)', 1],
  ['current_app.control.terminate(task_id)', 1],
  ['app.control.revoke(task_id)', null],
  ['app.control.revoke(task_id, terminate=False)', null],
  ['# app.control.revoke(task_id, terminate=True)', null],
  ['"""app.control.revoke(task_id, terminate=True)"""', null],
  ['process.terminate()', null],
  ['app.control.revoke(a)\nstart(terminate=True)', null],
])('%j → line %s', (code, line) => expect(terminateCallIn(code)).toBe(line))

it('tests don’t count; the first of the others does', async () => {
  const call = 'app.control.revoke(id, terminate=True)\n'
  const files = {
    'tests/views.py': call,
    'shop/test_views.py': call,
    'README.md': call,
    'shop/tasks.py': 'x = 1\n',
    'shop/views.py': `import x\n${call}`,
  }
  expect(await findTerminateCall(makeTree(files), Object.keys(files))).toEqual({ file: 'shop/views.py', line: 2 })
  expect(await findTerminateCall(makeTree({}), [])).toBeNull()
})
