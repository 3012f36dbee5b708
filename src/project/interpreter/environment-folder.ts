import { existsSync, lstatSync, readlinkSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { InterpreterSource, InterpreterTrial } from '../../facts/interpreter.ts'
import { isExecutable } from '../../platform/find-executable.ts'
import { condaPython, foreignVenvPython } from '../../platform/environment-layout.ts'
import { venvPython } from '../../platform/os.ts'
import { startOfText } from '../../platform/read-file.ts'
import { found, notFound } from './search.ts'

export const isVenv = (folder: string): boolean => existsSync(join(folder, 'pyvenv.cfg'))
export const isCondaEnvironment = (folder: string): boolean => existsSync(join(folder, 'conda-meta'))

/** The interpreter of a virtual or conda environment, or why it has none that runs. */
export function tryEnvironment(source: InterpreterSource, where: string, folder: string): InterpreterTrial {
  if (!isFolder(folder)) return notFound(source, where, `there is no folder ${folder}`)
  // Conda keeps python.exe at the top of an environment on Windows, a virtual environment in Scripts.
  const layouts = isCondaEnvironment(folder) ? [condaPython, venvPython] : [venvPython, ['bin', 'python3']]
  for (const layout of layouts) {
    const python = join(folder, ...layout)
    if (!isPresent(python)) continue
    if (!isExecutable(python)) return notFound(source, where, notExecutableReason(python))
    if (waitsAtItsStart(python)) return notFound(source, where, WAITS)
    const home = missingHome(folder)
    return home ? notFound(source, where, `its base interpreter is gone: ${home}`) : found(source, where, python)
  }
  if (existsSync(join(folder, ...foreignVenvPython))) {
    return notFound(source, where, `it was made on another system: it has ${foreignVenvPython.join('/')}`)
  }
  return notFound(source, where, `it has no ${venvPython.join('/')}`)
}

/** Python opens it before anything else, and never gets on where it is a named pipe. */
export const waitsAtItsStart = (python: string): boolean =>
  [dirname(python), dirname(dirname(python))].some((folder) => {
    try {
      const stats = statSync(join(folder, 'pyvenv.cfg'))
      return !stats.isFile() && !stats.isDirectory()
    } catch {
      // Python can't open it either.
      return false
    }
  })

export const WAITS = 'its pyvenv.cfg is no file, and Python would wait for it'

function notExecutableReason(python: string): string {
  try {
    if (lstatSync(python).isSymbolicLink() && !existsSync(python)) {
      return `its base interpreter is gone: ${python} points to ${readlinkSync(python)}`
    }
  } catch {
    // It was removed in between.
  }
  return `${python} can't be executed`
}

/**
 * The folder of the base interpreter that pyvenv.cfg names, when it no longer exists. On Windows python.exe of a
 * virtual environment is a copied launcher that remains when the base installation is removed.
 */
function missingHome(folder: string): string | null {
  const home = /^[ \t]*home[ \t]*=[ \t]*(\S.*)$/im.exec(startOfText(join(folder, 'pyvenv.cfg')))?.[1]?.trim()
  return home && !existsSync(home) ? home : null
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}

/** Whether the path exists, even as a broken link. */
function isPresent(path: string): boolean {
  try {
    lstatSync(path)
    return true
  } catch {
    return false
  }
}
