import { expect, it } from 'vitest'
import { installFixes } from '../../../src/checks/remedy/install-fix.ts'
import type { ProjectFact } from '../../../src/facts/project.ts'
import { projectFact, pythonFact } from '../../support/facts.ts'

const commands = (manager: ProjectFact['manager'], isVirtualEnvironment = true) =>
  installFixes(projectFact({ manager }), pythonFact({ isVirtualEnvironment }), 'celery[redis]', 'gevent>=24').map(
    (fix) => {
      if (fix.kind === 'command') return [fix.argv.join(' '), fix.undo.join(' ')]
      return fix.kind === 'pip' ? [[fix.python, ...fix.requirements].join(' '), 'pip'] : []
    },
  )

it.each<[manager: ProjectFact['manager'], argv: string, undo: string]>([
  ['poetry', 'poetry add celery[redis] gevent>=24', 'poetry remove celery gevent'],
  ['uv', 'uv add celery[redis] gevent>=24', 'uv remove celery gevent'],
  ['pdm', 'pdm add celery[redis] gevent>=24', 'pdm remove celery gevent'],
  ['pipenv', 'pipenv install celery[redis] gevent>=24', 'pipenv uninstall celery gevent'],
  ['pip', '/shop/.venv/bin/python celery[redis] gevent>=24', 'pip'],
])('%s', (manager, argv, undo) => expect(commands(manager)).toEqual([[argv, undo]]))

it("the system's own Python is left alone", () => expect(commands('pip', false)).toEqual([]))
it.each(['conda', 'hatch'] as const)('%s is left to people', (manager) => expect(commands(manager)).toEqual([]))

it.each<[manager: 'uv' | 'poetry' | 'pipenv', argv: readonly string[]]>([
  ['uv', ['uv add --project backend gevent']],
  ['poetry', ['poetry add --directory backend gevent']],
  ['pipenv', []],
])('%s in a folder below', (manager, argv) => {
  const fixes = installFixes(projectFact({ managedBelow: { manager, folder: 'backend' } }), pythonFact(), 'gevent')
  expect(fixes.flatMap((fix) => (fix.kind === 'command' ? [fix.argv.join(' ')] : []))).toEqual(argv)
})
