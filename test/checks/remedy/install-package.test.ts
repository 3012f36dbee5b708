import { expect, it } from 'vitest'
import { installPackage } from '../../../src/checks/remedy/install-package.ts'
import type { ProjectFact } from '../../../src/facts/project.ts'
import type { PythonFact } from '../../../src/facts/python.ts'
import { pasteable, shellOn } from '../../../src/shell/pasteable.ts'
import { projectFact, pythonFact } from '../../support/facts.ts'

const system: Partial<PythonFact> = {
  executable: '/usr/bin/python3',
  isVirtualEnvironment: false,
  externallyManaged: true,
}

it.each<[string, Partial<ProjectFact>, Partial<PythonFact>, string[]]>([
  ['a virtual environment', {}, {}, ['.venv/bin/python -m pip install gevent>=24']],
  ['Poetry', { manager: 'poetry' }, {}, ['poetry add gevent>=24']],
  ['pipenv', { manager: 'pipenv' }, {}, ['pipenv install gevent>=24']],
  [
    'Poetry, which is not here',
    { manager: 'poetry', managerMissing: true },
    {},
    ['.venv/bin/python -m pip install gevent>=24'],
  ],
  [
    "the system's Python, which refuses pip",
    {},
    system,
    ['/usr/bin/python3 -m venv --system-site-packages .venv', '.venv/bin/python -m pip install gevent>=24'],
  ],
  [
    'an image, whose Python takes what pip installs',
    {},
    { ...system, externallyManaged: false },
    ['/usr/bin/python3 -m pip install gevent>=24'],
  ],
  [
    'uv in a folder below',
    { managedBelow: { manager: 'uv', folder: 'backend' } },
    {},
    ['uv add --project backend gevent>=24'],
  ],
  [
    'Poetry in a folder below',
    { managedBelow: { manager: 'poetry', folder: 'backend' } },
    system,
    ['poetry add --directory backend gevent>=24'],
  ],
  [
    'PDM in a folder below',
    { managedBelow: { manager: 'pdm', folder: 'backend' } },
    {},
    ['pdm add --project backend gevent>=24'],
  ],
  [
    'Pipenv in a folder below',
    { managedBelow: { manager: 'pipenv', folder: 'backend' } },
    {},
    ['(cd backend && pipenv install "gevent>=24")'],
  ],
  ["Poetry beside the system's Python", { manager: 'poetry' }, system, ['poetry add gevent>=24']],
])('%s', (_, project, python, commands) => {
  const { commands: made } = installPackage(projectFact(project), pythonFact(python), 'gevent>=24')
  expect(made.map((one) => (one.folder === undefined ? one.argv.join(' ') : pasteable(one, shellOn('linux'))))).toEqual(
    commands,
  )
})
