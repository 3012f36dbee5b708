import { relative } from 'node:path'
import { expect, it } from 'vitest'
import type { InterpreterFact } from '../../src/facts/interpreter.ts'
import { ok } from '../../src/facts/outcome.ts'
import type { RequirementsFact } from '../../src/facts/requirements.ts'
import { venvPython } from '../../src/platform/os.ts'
import { interpreterProbe } from '../../src/probes/interpreter.ts'
import { makeTree } from '../project/tree.ts'
import { contextFor } from './support.ts'

const venv = (folder: string) => ({
  [`${folder}/pyvenv.cfg`]: '',
  [`${folder}/${venvPython.join('/')}`]: '',
})

/** `uv sync --project backend` from the repository's top makes `backend/.venv`. */
it.each<[title: string, environments: readonly string[], folder: string, expected: string | null]>([
  ['beside the requirements below', ['backend/.venv'], 'backend', 'backend/.venv'],
  ['the project’s own, where they are its own', ['.venv', 'backend/.venv'], '', '.venv'],
  ['the project’s own, where there is none below', ['.venv'], 'backend', '.venv'],
  ['not below, where they are above', ['backend/.venv'], '..', null],
])('the environment: %s', async (_title, environments, folder, expected) => {
  const root = makeTree(Object.fromEntries(environments.flatMap((one) => Object.entries(venv(one)))))
  const outcomes = await interpreterProbe.run(
    contextFor(root, { PATH: '' }),
    {},
    {
      requirements: ok({ folder, tool: 'uv' } as RequirementsFact),
    },
  )
  const { executable, source } = (outcomes.interpreter as { value: InterpreterFact }).value
  const found = source === 'project-venv' && executable !== null ? relative(root, executable) : null
  expect(found?.replaceAll('\\', '/') ?? null).toBe(expected && [expected, ...venvPython].join('/'))
})
