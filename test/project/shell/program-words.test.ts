import { join } from 'node:path'
import { expect, it } from 'vitest'
import { venvPython } from '../../../src/platform/os.ts'
import { programWords } from '../../../src/project/shell/program-words.ts'
import { interpreterFact } from '../../support/facts.ts'
import { makeTree } from '../tree.ts'

it.skipIf(process.platform === 'win32').each([
  ['in the folder that the tool manages', undefined, 'pipenv run celery'],
  ['in the folder above it, where the tool would make another environment', 'api', 'home/bin/celery'],
])('programs of an environment of Pipenv %s', (_, managedBelow, expected) => {
  const root = makeTree({ 'bin/pipenv': '', [`home/${venvPython.join('/')}`]: '', 'home/bin/celery': '' })
  const executable = join(root, 'home', ...venvPython)
  const interpreter = interpreterFact({ executable, source: 'pipenv', ...(managedBelow && { managedBelow }) })
  const { celery = [] } = programWords({ root, interpreter, env: { PATH: join(root, 'bin') } })
  expect(celery.join(' ')).toBe(expected)
})
