import { describe, expect, it } from 'vitest'
import { pythonExitOf } from '../../../src/probes/python/exit.ts'
import type { PythonRun } from '../../../src/probes/python/run.ts'

const ENDED = { exitCode: 0, signal: null, stdout: '', stderr: '', timedOut: false, startError: null }
const run = (ended: Partial<PythonRun['ended']>, rest: Partial<PythonRun> = {}): PythonRun => ({
  events: [{ begin: 'app' }],
  ended: { ...ENDED, ...ended },
  junk: '',
  root: '/project',
  ...rest,
})
const ending = (run: PythonRun) => pythonExitOf(run, ['python', 'app'], 30_000)

describe('pythonExitOf', () => {
  it.each<[string, PythonRun, unknown]>([
    ['its last stage ended', run({}, { events: [{ begin: 'app' }, { end: 'app' }] }), { how: 'finished' }],
    ['another stage ended', run({}, { events: [{ end: 'python' }] }), { how: 'exited', code: 0 }],
    ['it left with a code', run({ exitCode: 3 }), { how: 'exited', code: 3 }],
    ['its descriptor was closed', run({ exitCode: 117 }), { how: 'closed' }],
    ['a signal', run({ exitCode: null, signal: 'SIGSEGV' }), { how: 'crashed', signal: 'SIGSEGV', at: null }],
    ['an NTSTATUS', run({ exitCode: 0xc0000005 }), { how: 'crashed', signal: 'ACCESS_VIOLATION' }],
    ['an NTSTATUS, signed', run({ exitCode: 0xc0000409 | 0 }), { how: 'crashed', signal: 'STACK_BUFFER_OVERRUN' }],
    [
      'it could not be started',
      run({ exitCode: null, startError: 'ENOENT' }),
      { how: 'not-started', because: 'ENOENT' },
    ],
    ['our deadline', run({ exitCode: null, signal: 'SIGKILL', timedOut: true }), { how: 'hung', afterMs: 30_000 }],
    ['it said so', run({}, { events: [{ hung: { afterMs: 5, at: null } }] }), { how: 'hung', afterMs: 5, at: null }],
  ])('%s', (_, run, expected) => {
    expect(ending(run)).toMatchObject(expected as object)
  })

  const CRASH = `Fatal Python error: Segmentation fault

Thread 0x00007f (most recent call first):
  File "/usr/lib/python3.11/threading.py", line 1 in wait

Current thread 0x00007e (most recent call first):
  File "/usr/lib/python3.11/ctypes/__init__.py", line 519 in string_at
  File "/project/shop/tasks.py", line 5 in crash
  File "/project/shop/tasks.py", line 8 in <module>
  File "/opt/poolwise/python/_poolwise/app/load.py", line 9 in load_app
`
  it('finds the project’s own frame in the dump of a crash', () => {
    expect(ending(run({ exitCode: null, signal: 'SIGSEGV' }, { junk: CRASH }))).toMatchObject({
      at: { file: 'shop/tasks.py', line: 5, function: 'crash', own: true },
    })
  })

  it('takes the innermost frame where none is the project’s', () => {
    const junk = CRASH.replaceAll('/project/shop', '/usr/lib/python3/dist-packages/shop')
    expect(ending(run({ exitCode: null, signal: 'SIGSEGV' }, { junk }))).toMatchObject({
      at: { line: 519, own: false },
    })
  })

  it('knows the dump that a time-out leaves from an exit with code 1', () => {
    const junk = `Timeout (0:00:31)!\n${CRASH.slice(CRASH.indexOf('Current')).replace('Current thread', 'Thread')}`
    expect(ending(run({ exitCode: 1 }, { junk }))).toMatchObject({ how: 'hung', at: { at: { line: 5 } } })
    expect(ending(run({ exitCode: 1 }))).toMatchObject({ how: 'exited', code: 1 })
  })
})
