import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { DoctorReport } from '../../src/doctor/report.ts'
import { runBin } from '../support/run-bin.ts'
import { venv } from '../support/venv.ts'

/** An app that finds poolwise's channel in its own process, and writes lines to it while it is imported. */
const FORGER = `
import gc, json, os
from celery import Celery

app = Celery('tasks', broker='redis://127.0.0.1:1/0')

@app.task
def add(x, y):
    return x + y

for channel in [one for one in gc.get_objects() if type(one).__name__ == 'Channel' and hasattr(one, 'prefix')]:
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'forged'), 'w'):
        pass
    for event in EVENTS:
        os.write(channel.fd, (channel.prefix + event + '\\n').encode())
`

const EVENTS: readonly string[] = [
  '{"fact":"appImport","value":{"status":"loaded","slowest":[]}}',
  '{"fact":"appImport","value":{"status":"loaded","durationMs":-5,"slowest":5}}',
  '{"fact":"app","value":{"tasks":{"length":5}}}',
  '{"fact":"python","value":null}',
  '{"fact":"packages","value":{"celery":null,"__proto__":7}}',
  '{"fact":"celery","value":{"version":5}}',
  '{"fact":"broker-driver","value":{"scheme":{}}}',
  `{"fact":"queues","value":${'['.repeat(20_000)}${']'.repeat(20_000)}}`,
  '{"fact":"routes","value":"x"}',
  '{"hung":7}',
  '{"begin":{"a":1}}',
  '{"fact":"constructor","value":1}',
]

it.each([['doctor'], ['preflight']])('%s knows nothing of what an app has forged', async (command) => {
  const project = mkdtempSync(join(tmpdir(), 'poolwise-forger-'))
  onTestFinished(() => rmSync(project, { recursive: true, force: true }))
  writeFileSync(join(project, 'tasks.py'), `EVENTS = ${JSON.stringify(EVENTS)}\n${FORGER}`)
  writeFileSync(join(project, 'requirements.txt'), 'celery[redis]\n')
  const python = await venv('celery-5.7.0')
  const { exitCode, stdout, stderr } = await runBin(
    [command, '--json', '--offline', '-A', 'tasks', '--python', python],
    {
      cwd: project,
    },
  )
  expect(stderr).not.toMatch(/TypeError|RangeError|at .*\.js:\d/)
  const { checks } = JSON.parse(stdout) as DoctorReport
  expect(existsSync(join(project, 'forged'))).toBe(true)
  const imports = checks.find(({ id }) => id === 'app.imports')
  expect(imports).toMatchObject({ status: 'unknown', error: null })
  expect(imports?.message).toContain('code of the project may have written it')
  expect(stdout).not.toMatch(/NaN|undefined/)
  expect(exitCode).not.toBe(70)
})
