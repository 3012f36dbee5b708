import { existsSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import type { InterpreterSource, InterpreterTrial } from '../../facts/interpreter.ts'
import { isExecutable } from '../../platform/find-executable.ts'
import { isVenv, isCondaEnvironment, tryEnvironment, WAITS, waitsAtItsStart } from './environment-folder.ts'
import { tryOnPath } from './on-path.ts'
import { isStoreStub } from './store-stub.ts'
import { found, notFound, type InterpreterSearch } from './search.ts'

/**
 * An interpreter that the user named: a path to it or to its environment, or a name on PATH.
 * A bare name is looked up on PATH only, never in the current directory.
 */
export function tryNamed(
  source: InterpreterSource,
  where: string,
  word: string,
  search: InterpreterSearch,
): InterpreterTrial {
  if (!/[\\/]/.test(word) && !word.startsWith('~') && !isEnvironment(join(search.root, word))) {
    const trials = tryOnPath(source, word, search)
    const trial = trials.find(({ executable }) => executable !== null) ?? trials[0]
    return trial ? { ...trial, where } : notFound(source, where, `there is no ${word} on PATH`)
  }
  const path = resolve(search.root, word.replace(/^~(?=$|[\\/])/, homedir()))
  if (isEnvironment(path)) return tryEnvironment(source, where, path)
  if (isStoreStub(path)) return notFound(source, where, `${path} is the Microsoft Store's stub, not Python`)
  if (isExecutable(path)) return waitsAtItsStart(path) ? notFound(source, where, WAITS) : found(source, where, path)
  // `.venv/bin/python` in a settings file that is also used on Windows, and vice versa.
  const environment = /[\\/](?:bin|Scripts)[\\/]python[\d.]*(?:\.exe)?$/i.test(path) ? dirname(dirname(path)) : null
  if (environment && isEnvironment(environment)) return tryEnvironment(source, where, environment)
  if (isFolder(path)) return notFound(source, where, `${path} is a folder, but not an environment`)
  return notFound(source, where, existsSync(path) ? `${path} can't be executed` : `there is no ${path}`)
}

const isEnvironment = (folder: string) => isVenv(folder) || isCondaEnvironment(folder)

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}
