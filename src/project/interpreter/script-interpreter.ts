import { realpathSync } from 'node:fs'
import { dirname, isAbsolute } from 'node:path'
import type { ScriptInterpreter } from '../../facts/interpreter.ts'
import { startOfText } from '../../platform/read-file.ts'

const HEAD_BYTES = 1_024

/**
 * The Python that a script names in its first lines: `#!/usr/bin/python3`, or pip's form for a path that is too
 * long or contains a space: `#!/bin/sh` and `'''exec' "/a b/bin/python" "$0" "$@"`.
 * @returns null if they name none: `/usr/bin/env python3`, a .exe, any other shell script
 */
export function scriptInterpreter(file: string): ScriptInterpreter | null {
  const [first = '', second = ''] = startOfText(file, HEAD_BYTES).split('\n')
  const path =
    /^#!\s*(\S*\bpython[\w.-]*)\s*(?:-\S+\s*)?$/.exec(first.trim())?.[1] ??
    /^'''exec'\s+"?([^"]*\bpython[\w.-]*)"?\s+"\$0"/.exec(second)?.[1]
  return path !== undefined && isAbsolute(path) ? { path, real: real(path), folderReal: real(dirname(path)) } : null
}

/** The path with links resolved; the path itself if the file does not exist. */
export function real(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}
