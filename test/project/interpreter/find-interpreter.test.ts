import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { InterpreterFact } from '../../../src/facts/interpreter.ts'
import { foreignVenvPython } from '../../../src/platform/environment-layout.ts'
import { hostOs, venvPython } from '../../../src/platform/os.ts'
import { findInterpreter } from '../../../src/project/interpreter/find-interpreter.ts'
import type { InterpreterSearch } from '../../../src/project/interpreter/search.ts'
import { makeTree } from '../tree.ts'

const PYTHON = venvPython.join('/')
const onPath = hostOs() === 'windows' ? 'python.exe' : 'python3'

/** An environment that is good enough to be found. */
const venv = (folder: string) => ({ [`${folder}/pyvenv.cfg`]: '', [`${folder}/${PYTHON}`]: '' })

type Case = Partial<Pick<InterpreterSearch, 'flag' | 'setting' | 'manager'>> & {
  readonly env?: Readonly<Record<string, string>>
  /** The project's folder, when it isn't the top. */
  readonly at?: string
  /** The app's folder in it, and the folder with the manager's files. */
  readonly appFolder?: string
  readonly managed?: string
}

async function search(
  root: string,
  { flag, setting, manager, env, at = '', appFolder = '', managed = '' }: Case,
): Promise<InterpreterFact> {
  const inRoot = Object.entries(env ?? {}).map(([name, value]) => [name, value.replaceAll('@', root)] as const)
  return findInterpreter({
    root: join(root, at),
    appFolder: join(root, at, appFolder),
    managed: join(root, at, managed),
    flag: flag?.replaceAll('@', root) ?? null,
    setting: setting ?? null,
    manager: manager ?? 'pip',
    env: { PATH: '', ...Object.fromEntries(inRoot) },
    signal: new AbortController().signal,
    step: () => undefined,
  })
}

const told = (root: string, { source, executable }: InterpreterFact) =>
  `${source} ${executable && relative(root, executable).replaceAll('\\', '/')}`

describe('chooses', () => {
  const both = { ...venv('.venv'), ...venv('other'), [`bin/${onPath}`]: '' }
  const path = { PATH: '@/bin' }
  it.each<[string, Parameters<typeof makeTree>[0], Case, string]>([
    ['the flag: a path', both, { flag: `other/${PYTHON}`, env: path }, `flag other/${PYTHON}`],
    ['the flag: an environment', both, { flag: '@/other', env: path }, `flag other/${PYTHON}`],
    ['the flag: an environment in the root', both, { flag: 'other', env: path }, `flag other/${PYTHON}`],
    ['the flag: a name', both, { flag: onPath, env: path }, `flag bin/${onPath}`],
    [
      'the flag in the other system’s layout',
      both,
      { flag: `./.venv/${foreignVenvPython.join('/')}` },
      `flag .venv/${PYTHON}`,
    ],
    ['nothing instead of a wrong flag', both, { flag: './nowhere/python', env: path }, 'null null'],
    [
      'nothing instead of a file that is no program',
      { ...both, 'data.txt': '' },
      { flag: './data.txt/python' },
      'null null',
    ],
    [
      'nothing from the current directory by name',
      { ...both, pythonx: '' },
      { flag: 'pythonx', env: path },
      'null null',
    ],
    [
      'the variable before the settings',
      both,
      { setting: '.venv', env: { POOLWISE_PYTHON: '@/other' } },
      `variable other/${PYTHON}`,
    ],
    [
      'the settings before the active one',
      both,
      { setting: 'other', env: { VIRTUAL_ENV: '@/.venv' } },
      `settings other/${PYTHON}`,
    ],
    [
      'the active one before the project’s own',
      both,
      { env: { VIRTUAL_ENV: '@/other' } },
      `active-venv other/${PYTHON}`,
    ],
    [
      'the project’s own when the active one is gone',
      both,
      { env: { VIRTUAL_ENV: '@/gone' } },
      `project-venv .venv/${PYTHON}`,
    ],
    ['the project’s own before PATH', both, { env: path }, `project-venv .venv/${PYTHON}`],
    ['the usual name', { ...venv('aaa'), ...venv('venv') }, {}, `project-venv venv/${PYTHON}`],
    ['an unusual name', venv('myenv'), {}, `project-venv myenv/${PYTHON}`],
    [
      'the app’s own before the project’s',
      { ...venv('.venv'), ...venv('backend/.venv') },
      { appFolder: 'backend' },
      `project-venv backend/.venv/${PYTHON}`,
    ],
    [
      'the folders between',
      { ...venv('.venv'), ...venv('services/.venv') },
      { appFolder: 'services/api' },
      `project-venv services/.venv/${PYTHON}`,
    ],
    [
      'uv’s beside the lock file of the app’s folder',
      { ...venv('backend/.venv'), 'backend/uv.lock': '' },
      { manager: 'uv', managed: 'backend' },
      `uv backend/.venv/${PYTHON}`,
    ],
    [
      'one above, up to the top of the repository',
      { '.git/': '', 'a/b/x': '', ...venv('.venv') },
      { at: 'a/b' },
      `project-venv .venv/${PYTHON}`,
    ],
    [
      'none above the repository',
      { 'a/.git/': '', 'a/b/x': '', ...venv('.venv'), [`bin/${onPath}`]: '' },
      { at: 'a/b', env: path },
      `path bin/${onPath}`,
    ],
    [
      'uv’s',
      { 'uv.lock': '', ...venv('tools/e') },
      { manager: 'uv', env: { UV_PROJECT_ENVIRONMENT: 'tools/e' } },
      `uv tools/e/${PYTHON}`,
    ],
    [
      'PDM’s',
      { ...venv('tools/e'), '.pdm-python': `tools/e/${PYTHON}\n` },
      { manager: 'pdm' },
      `pdm tools/e/${PYTHON}`,
    ],
    ['PATH', { [`bin/${onPath}`]: '' }, { env: path }, `path bin/${onPath}`],
    ['nothing', {}, {}, 'null null'],
  ])('%s', async (_what, entries, what, expected) => {
    const root = makeTree(entries)
    expect(told(root, await search(root, what))).toBe(expected)
  })
})

describe.skipIf(hostOs() === 'windows')('on POSIX, chooses', () => {
  const conda = { 'conda/conda-meta/': '', 'conda/bin/python': '' }
  const shims = {
    'pyenv/shims/python3': '',
    'pyenv/versions/3.9.1/bin/python3': '',
    'pyenv/versions/3.9.12/bin/python3': '',
  }
  it.each<[string, Parameters<typeof makeTree>[0], Case, string]>([
    [
      'the active conda environment',
      { ...conda, ...venv('.venv') },
      { env: { CONDA_PREFIX: '@/conda', CONDA_DEFAULT_ENV: 'shop' } },
      'active-conda conda/bin/python',
    ],
    [
      'conda’s base after the project’s own',
      { ...conda, ...venv('.venv') },
      { env: { CONDA_PREFIX: '@/conda', CONDA_DEFAULT_ENV: 'base' } },
      'project-venv .venv/bin/python',
    ],
    [
      'conda’s base before PATH',
      { 'x/conda/conda-meta/': '', 'x/conda/bin/python': '', 'bin/python3': '' },
      { env: { CONDA_PREFIX: '@/x/conda', CONDA_DEFAULT_ENV: 'base', PATH: '@/bin' } },
      'active-conda x/conda/bin/python',
    ],
    [
      'another when the base interpreter is gone',
      { '.venv/pyvenv.cfg': '', '.venv/bin/python': { link: '/nowhere/python3' }, ...venv('venv') },
      {},
      'project-venv venv/bin/python',
    ],
    [
      'another when the base’s folder is gone',
      { '.venv/pyvenv.cfg': 'home = /nowhere/bin\n', '.venv/bin/python': '', ...venv('venv') },
      {},
      'project-venv venv/bin/python',
    ],
    [
      'another when Python would wait for what stands in place of its pyvenv.cfg',
      { ...venv('.venv'), '.venv/pyvenv.cfg': { link: '/dev/zero' }, ...venv('venv') },
      {},
      'project-venv venv/bin/python',
    ],
    [
      'another when it was made on Windows',
      { '.venv/pyvenv.cfg': '', '.venv/Scripts/python.exe': '', ...venv('venv') },
      {},
      'project-venv venv/bin/python',
    ],
    ['python3 before python', { 'a/python': '', 'b/python3': '' }, { env: { PATH: '@/a:@/b' } }, 'path b/python3'],
    ['nothing from a relative PATH', { 'bin/python3': '' }, { env: { PATH: 'bin:.' } }, 'null null'],
    [
      'what a pyenv shim stands for',
      { ...shims, '.python-version': '3.9\n' },
      { env: { PATH: '@/pyenv/shims' } },
      'path pyenv/versions/3.9.12/bin/python3',
    ],
    [
      'what PYENV_VERSION says',
      { ...shims, '.python-version': '3.9\n' },
      { env: { PATH: '@/pyenv/shims', PYENV_VERSION: '3.9.1' } },
      'path pyenv/versions/3.9.1/bin/python3',
    ],
    [
      'no shim of a version that is not installed',
      { ...shims, '.python-version': '3.8\n', 'b/python3': '' },
      { env: { PATH: '@/pyenv/shims:@/b' } },
      'path b/python3',
    ],
    [
      'the shim itself for the system’s',
      { ...shims, '.python-version': 'system\n' },
      { env: { PATH: '@/pyenv/shims' } },
      'path pyenv/shims/python3',
    ],
    [
      'no stub of the Store',
      { 'Microsoft/WindowsApps/python.exe': '' },
      { flag: '@/Microsoft/WindowsApps/python.exe' },
      'null null',
    ],
    [
      'a Python from the Store',
      { 'Microsoft/WindowsApps/python.exe': '', 'Microsoft/WindowsApps/PythonSoftwareFoundation.Python.3.11_x/': '' },
      { flag: '@/Microsoft/WindowsApps/python.exe' },
      'flag Microsoft/WindowsApps/python.exe',
    ],
  ])('%s', async (_what, entries, what, expected) => {
    const root = makeTree(entries)
    expect(told(root, await search(root, what))).toBe(expected)
  })

  const answers = (text: string) => `#!/bin/sh\n${text}\n`
  it.each<[string, string, InterpreterSearch['manager'], string]>([
    [
      'poetry',
      `[ "$*" = "env info -p" ] && [ -z "$VIRTUAL_ENV" ] && echo "$ANSWER"`,
      'poetry',
      'poetry cache/e/bin/python',
    ],
    ['pipenv', `echo noise >&2; [ "$*" = "--venv" ] && echo "$ANSWER"`, 'pipenv', 'pipenv cache/e/bin/python'],
    ['hatch', `[ "$*" = "env find" ] && echo "$ANSWER"`, 'hatch', 'hatch cache/e/bin/python'],
    ['poetry', `echo "$ANSWER"`, 'pip', 'null null'],
    ['poetry', `echo "$ANSWER"; exit 1`, 'poetry', 'null null'],
    ['hatch', `echo /nowhere/e`, 'hatch', 'null null'],
  ])('what %s answers to %j in a project of %s', async (tool, script, manager, expected) => {
    const root = makeTree({ [`bin/${tool}`]: answers(script), ...venv('cache/e') })
    const env = { PATH: '@/bin:/usr/bin:/bin', ANSWER: '@/cache/e', VIRTUAL_ENV: '@/gone' }
    const fact = await search(root, { manager, env })
    expect(fact.source === 'path' ? 'null null' : told(root, fact)).toBe(expected)
  })

  it('finds Poetry’s environment in its cache without starting it', async () => {
    const root = makeTree({ 'bin/poetry': answers('touch started'), 'pyproject.toml': '' })
    const hash = createHash('sha256').update(root).digest('base64url').slice(0, 8)
    const cache = makeTree({ ...venv(`virtualenvs/shop-${hash}-py3.11`), ...venv('virtualenvs/shop-abcdefgh-py3.11') })
    const fact = await search(root, {
      manager: 'poetry',
      env: { PATH: '@/bin', POETRY_CACHE_DIR: cache, POETRY_CONFIG_DIR: root },
    })
    expect([fact.source, fact.executable]).toEqual([
      'poetry',
      join(cache, `virtualenvs/shop-${hash}-py3.11/bin/python`),
    ])
    expect(existsSync(join(root, 'started'))).toBe(false)
  })

  it('finds Pipenv’s environment where it keeps them without starting it', async () => {
    const root = makeTree({ 'bin/pipenv': answers('touch started'), 'api/Pipfile': '' })
    const home = makeTree({ ...venv('.local/share/virtualenvs/api-1'), ...venv('.local/share/virtualenvs/other-1') })
    const kept = join(home, '.local/share/virtualenvs')
    await writeFile(join(kept, 'api-1/.project'), join(root, 'api'))
    await writeFile(join(kept, 'other-1/.project'), root)
    const env = { PATH: '@/bin:/usr/bin:/bin', HOME: home }
    const fact = await search(root, { manager: 'pipenv', managed: 'api', env })
    expect([fact.source, fact.executable]).toEqual(['pipenv', join(kept, 'api-1', PYTHON)])
    expect(existsSync(join(root, 'started'))).toBe(false)
  })

  it('starts no program once an interpreter is known', async () => {
    const root = makeTree({ 'bin/poetry': answers('touch started'), ...venv('.venv') })
    const { trials } = await search(root, { manager: 'poetry', env: { PATH: '@/bin:/usr/bin:/bin' } })
    expect(existsSync(join(root, 'started'))).toBe(false)
    expect(trials.map(({ source }) => source)).not.toContain('poetry')
  })
})

it('tells of every place, the project’s own beside the active one too', async () => {
  const root = makeTree({ ...venv('.venv'), ...venv('tools/other'), 'bin/': '' })
  const { trials } = await search(root, { env: { VIRTUAL_ENV: '@/tools/other' } })
  expect(trials.slice(0, 2).map(({ source, executable }) => [source, executable !== null])).toEqual([
    ['active-venv', true],
    ['project-venv', true],
  ])
  expect(trials.every(({ executable, because }) => (executable === null) === (because !== null))).toBe(true)
})
