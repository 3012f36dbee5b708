import { expect, it } from 'vitest'
import { pythonFor } from '../../src/doctor/python-for.ts'
import { interpreterFact, projectFact } from '../support/facts.ts'

it.each<[what: string, source: 'project-venv' | 'flag' | 'path', seesNoEnvironment: boolean, words: readonly string[]]>(
  [
    ['no environment is seen from there', 'project-venv', true, ['--python', '.venv/bin/python']],
    ['one is seen from there', 'project-venv', false, []],
    ['a Python that was named', 'flag', false, ['--python', '.venv/bin/python']],
    ['one on PATH', 'path', true, []],
  ],
)('%s', (_, source, seesNoEnvironment, words) => {
  const interpreter = interpreterFact({ executable: '/srv/shop/.venv/bin/python', source })
  const project = projectFact({ root: '/srv/shop' })
  expect(pythonFor({ seesNoEnvironment }, { interpreter, project })).toEqual(words)
})
