import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fixtureProject } from '../../support/run-bin.ts'
import { lane, siteOf, windowsPath, type CeleryName } from './lane.ts'
import { runWindows } from './programs.ts'

export type Interpreter = 'base interpreter' | 'launcher'
export const interpreters: readonly Interpreter[] = ['base interpreter', 'launcher']

export interface WindowsProject {
  readonly folder: string
  /** The interpreter, as this system names it. */
  readonly python: string
  /** What tells poolwise of it; it finds the project's own environment by itself. */
  readonly named: readonly string[]
  readonly env: Readonly<Record<string, string>>
}

/** A folder of the test's own, with a space and an umlaut in its name. */
export const newFolder = (name: string): string => mkdtempSync(join(lane.folder, `${name} für `))

/** A copy of a fixture project. */
export function copyProject(name: string): string {
  const folder = newFolder(name)
  cpSync(fixtureProject(name), folder, { recursive: true, filter: (file) => !file.includes('__pycache__') })
  return folder
}

/**
 * The interpreter that a project uses: a base interpreter that finds Celery by PYTHONPATH, or a virtual environment in the
 * project's folder, whose python.exe is a launcher, and which poolwise has to find by itself.
 */
export async function equip(
  folder: string,
  celery: CeleryName,
  interpreter: Interpreter,
  { pip = false } = {},
): Promise<WindowsProject> {
  if (interpreter === 'base interpreter') {
    const env = { PYTHONPATH: windowsPath(siteOf(celery)) }
    return { folder, python: lane.python, named: ['--python', windowsPath(lane.python)], env }
  }
  const python = await makeVenv(join(folder, '.venv'), [siteOf(celery), ...(pip ? [pipWheel()] : [])])
  const env = { PIP_NO_INDEX: '1', PIP_FIND_LINKS: windowsPath(lane.wheels), PIP_DISABLE_PIP_VERSION_CHECK: '1' }
  return { folder, python, named: [], env: pip ? env : {} }
}

/** Python imports from a wheel as from a folder. */
const pipWheel = (): string =>
  join(lane.wheels, readdirSync(lane.wheels).find((name) => name.startsWith('pip-')) ?? 'no pip')

/** A virtual environment that shares packages through a .pth file, with the script celery.exe. @returns its python.exe */
async function makeVenv(venv: string, sites: readonly string[]): Promise<string> {
  const python = join(venv, 'Scripts', 'python.exe')
  if (lane.launcher === null) {
    const { exitCode, stderr } = await runWindows([lane.python, '-m', 'venv', '--without-pip', venv], {
      cwd: lane.folder,
    })
    if (exitCode !== 0) throw new Error(stderr)
  } else {
    mkdirSync(join(venv, 'Scripts'), { recursive: true })
    cpSync(lane.launcher, python)
    const home = windowsPath(join(lane.python, '..'))
    const lines = [`home = ${home}`, 'include-system-site-packages = false', 'version = 3.11.9', '']
    writeFileSync(join(venv, 'pyvenv.cfg'), lines.join('\r\n'))
  }
  const own = join(venv, 'Lib', 'site-packages')
  mkdirSync(own, { recursive: true })
  writeFileSync(join(own, 'lane.pth'), sites.map((site) => `${windowsPath(site)}\r\n`).join(''))
  const part = (name: string) => readFileSync(join(lane.wheels, name))
  const startedBy = Buffer.from(`#!"${windowsPath(python)}"\r\n`)
  writeFileSync(
    join(venv, 'Scripts', 'celery.exe'),
    Buffer.concat([part('launcher.exe'), startedBy, part('celery.zip')]),
  )
  return python
}
