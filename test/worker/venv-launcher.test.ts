import { expect, it } from 'vitest'
import type { PlatformFact } from '../../src/facts/platform.ts'
import type { ProjectFact } from '../../src/facts/project.ts'
import type { PythonFact } from '../../src/facts/python.ts'
import { judgeLauncher } from '../../src/worker/venv-launcher.ts'
import { platformFact, projectFact, pythonFact, windowsBase, windowsVenv } from '../support/facts.ts'

const here = platformFact('windows')
const elsewhere = platformFact('windows', 'linux')
const unknownMaker = projectFact({ environmentMaker: 'unknown' })
const systemPython = pythonFact({ isVirtualEnvironment: false })

it.each<[string, PlatformFact, PythonFact | undefined, ProjectFact | undefined, boolean | null]>([
  ['a virtual environment', here, windowsVenv(), projectFact(), true],
  ['a base installation', here, windowsBase(), projectFact(), false],
  [
    'a base installation, whatever the project makes',
    here,
    windowsBase(),
    projectFact({ environmentMaker: 'venv' }),
    false,
  ],
  ['from elsewhere: the project makes a venv', elsewhere, systemPython, projectFact(), true],
  [
    'from elsewhere: the project uses conda',
    elsewhere,
    systemPython,
    projectFact({ environmentMaker: 'conda' }),
    false,
  ],
  ['from elsewhere: this is a conda environment', elsewhere, pythonFact({ isConda: true }), unknownMaker, false],
  ['from elsewhere: this is a virtual environment', elsewhere, pythonFact(), unknownMaker, true],
  ['from elsewhere: neither', elsewhere, systemPython, unknownMaker, null],
  ['from elsewhere: no Python found, the project makes a venv', elsewhere, undefined, projectFact(), true],
  ['nothing known', elsewhere, undefined, undefined, null],
  ['here, no Python found', here, undefined, projectFact(), true],
])('%s', (_, platform, python, project, launcher) => {
  expect(judgeLauncher({ platform, python, project }).launcher).toBe(launcher)
})

it.each<[ProjectFact['manager'], string]>([
  ['pip', 'venv'],
  ['conda', 'venv'],
  ['poetry', 'poetry'],
  ['uv', 'uv'],
])('an environment of a project that uses %s is created by %s', (manager, maker) => {
  const { how } = judgeLauncher({ platform: elsewhere, python: systemPython, project: projectFact({ manager }) })
  expect(how).toContain(`created by ${maker}:`)
})
