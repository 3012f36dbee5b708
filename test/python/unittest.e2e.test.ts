import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { runProcess } from '../../src/platform/run-process.ts'
import { cleanEnv } from '../probes/support.ts'
import { MAX_WAIT_MS } from '../support/deadlines.ts'
import { isFullSuite } from '../support/full-suite.ts'
import { venv, venvNames } from '../support/venv.ts'
import { interpreters } from './interpreters.ts'

const folder = fileURLToPath(new URL('.', import.meta.url))

/** Runs the suite test_*.py of this folder. `python -m unittest discover test/python` does the same by hand. */
async function suite(python: string): Promise<void> {
  const ended = await runProcess(python, ['-B', '-W', 'error::SyntaxWarning', '-m', 'unittest', 'discover'], {
    cwd: folder,
    env: cleanEnv(),
    deadlineMs: MAX_WAIT_MS,
  })
  expect(ended, ended.stderr).toMatchObject({ exitCode: 0, timedOut: false })
  expect(Number(/^Ran (\d+) tests? in/m.exec(ended.stderr)?.[1])).toBeGreaterThan(100)
}

const found = new Map(interpreters().map(({ version, executable }) => [version, executable]))
const supported = Array.from({ length: 9 }, (_, i) => `3.${i + 6}`)

// They differ most at the two ends.
const ends = [supported.find((one) => found.has(one)), supported.findLast((one) => found.has(one))]

for (const version of isFullSuite ? supported : new Set(ends.filter((one) => one !== undefined))) {
  const python = found.get(version)
  if (python === undefined) it.skip(`passes on Python ${version}, which is not on this machine`)
  else it(`passes on Python ${version}`, () => suite(python))
}

it.each(venvNames)('passes with %s', async (name) => suite(await venv(name)))
