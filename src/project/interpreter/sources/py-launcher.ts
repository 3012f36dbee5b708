import { findExecutable, isExecutable } from '../../../platform/find-executable.ts'
import { hostOs } from '../../../platform/os.ts'
import { runProcess } from '../../../platform/run-process.ts'
import { found, notFound, type InterpreterLookup } from '../search.ts'

const DEADLINE_MS = 5_000

/** `py`, which the installer of python.org puts on PATH even if Python itself is not added. */
export const pyLauncher: InterpreterLookup = {
  source: 'py-launcher',
  explicit: false,
  startsProgram: true,
  async look({ root, env, signal, step }) {
    if (hostOs() !== 'windows') return []
    const py = findExecutable('py', env)
    if (!py) return [notFound('py-launcher', 'py -3', 'there is no py on PATH')]
    step('asking py -3')
    // py reads a shebang-like version from PY_PYTHON3; VIRTUAL_ENV would make it choose that environment again.
    const { VIRTUAL_ENV: _venv, ...rest } = env
    const result = await runProcess(py, ['-3', '-c', 'import sys; print(sys.executable)'], {
      cwd: root,
      // Never import a `sys.py` or `site.py` from the current folder.
      env: { ...rest, PYTHONSAFEPATH: '1' },
      deadlineMs: DEADLINE_MS,
      signal,
    })
    const python = result.stdout.trim()
    if (result.exitCode === 0 && isExecutable(python)) return [found('py-launcher', 'py -3', python)]
    const because = result.timedOut ? `no answer within ${DEADLINE_MS} ms` : result.stderr.trim().split('\n').at(-1)
    return [notFound('py-launcher', 'py -3', because || 'it found no Python 3')]
  },
}
