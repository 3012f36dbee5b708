import { expect, it } from 'vitest'
import { installFixes } from '../../../src/checks/remedy/install-fix.ts'
import type { ProjectFact } from '../../../src/facts/project.ts'
import { projectFact, pythonFact } from '../../support/facts.ts'

const commands = (manager: ProjectFact['manager'], isVirtualEnvironment = true) =>
  installFixes(projectFact({ manager }), pythonFact({ isVirtualEnvironment }), 'celery[redis]', 'gevent>=24').map(
    (fix) =>
      fix.kind === 'command' ? [fix.argv.join(' '), typeof fix.undo === 'string' ? fix.undo : fix.undo.join(' ')] : [],
  )

it.each<[manager: ProjectFact['manager'], argv: string, undo: string]>([
  ['poetry', 'poetry add celery[redis] gevent>=24', 'poetry remove celery gevent'],
  ['uv', 'uv add celery[redis] gevent>=24', 'uv remove celery gevent'],
  ['pdm', 'pdm add celery[redis] gevent>=24', 'pdm remove celery gevent'],
  ['pipenv', 'pipenv install celery[redis] gevent>=24', 'pipenv uninstall celery gevent'],
  ['pip', '/shop/.venv/bin/python -I -m pip install celery[redis] gevent>=24', 'packages'],
])('%s', (manager, argv, undo) => expect(commands(manager)).toEqual([[argv, undo]]))

it("the system's own Python is left alone", () => expect(commands('pip', false)).toEqual([]))
it.each(['conda', 'hatch'] as const)('%s is left to people', (manager) => expect(commands(manager)).toEqual([]))
