import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { pythonAsset } from '../../src/platform/python-assets.ts'
import { runProcess } from '../../src/platform/run-process.ts'
import { cleanEnv, project, runProbe } from '../probes/support.ts'
import { interpreters } from './interpreters.ts'
import { MAX_WAIT_MS } from '../support/deadlines.ts'

const STAGES = ['python', 'packages', 'celery', 'app']
const folder = pythonAsset('.')
/** The programs and the package beside them; the scenarios' files are projects of their own. */
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.py') && !name.startsWith('scenarios'),
)
const old = (version: string) => version === '2.7' || version === '3.5'

describe.each(interpreters())('Python $version', ({ version, executable }) => {
  it('answers, however old it is', async () => {
    const { outcomes, ending } = await runProbe(executable, project('noisy-at-import'), {
      stages: STAGES,
      app: 'tasks',
    })
    expect(ending).toEqual({ how: 'finished' })
    expect(outcomes).toMatchObject({
      python: { kind: 'ok', value: { implementation: 'cpython', executable } },
      packages: { kind: 'ok' },
      // Bare interpreters: nothing is installed in them, or they are too old to be asked.
      appImport: { kind: 'absent' },
      app: { kind: 'absent' },
    })
    if (outcomes.python.kind !== 'ok') return
    expect(outcomes.python.value.version.slice(0, 2).join('.')).toBe(version)
  })

  it.skipIf(old(version))('can read every file of ours', async () => {
    const code = 'import sys; [compile(open(f, "rb").read(), f, "exec") for f in sys.argv[1:]]'
    const paths = files.map((name) => pythonAsset(name))
    const ended = await runProcess(
      executable,
      ['-W', 'error::SyntaxWarning', '-W', 'error::DeprecationWarning', '-c', code, ...paths],
      {
        cwd: folder,
        env: cleanEnv(),
        deadlineMs: MAX_WAIT_MS,
      },
    )
    expect(ended).toMatchObject({ exitCode: 0, stderr: '' })
  })
})

it('finds interpreters to try', () => {
  expect(interpreters().length).toBeGreaterThan(0)
})
