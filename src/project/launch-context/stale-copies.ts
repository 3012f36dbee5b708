import { join, posix } from 'node:path'
import type { StaleCopy } from '../../facts/launch.ts'
import type { LaunchCommand } from '../../facts/project.ts'
import { appOption } from '../app/app-option.ts'
import { moduleNames } from '../app/module-path.ts'
import { readText } from '../read-text.ts'
import { isOutputFolder } from '../skipped-folders.ts'

const MAX_BYTES = 1024 * 1024

/**
 * Worker commands that run in a tool's output (`cd build/lib`), where the app's module is a copy that differs from the
 * project's own: the worker has the tasks of the day it was built.
 */
export async function staleCopies(
  root: string,
  commands: readonly LaunchCommand[],
  files: readonly string[],
): Promise<StaleCopy[]> {
  const listed = new Set(files)
  const found: StaleCopy[] = []
  for (const command of commands) {
    const { file, line, folder } = command
    const app = appOption(command)
    if (app === null || !folder?.split('/').some(isOutputFolder) || folder.split('/').includes('..')) continue
    for (const original of moduleNames(app).map((names) => `${names.join('/')}.py`)) {
      if (!listed.has(original)) continue
      for (const place of new Set([folder, posix.join(posix.dirname(file), folder)])) {
        const copy = posix.join(place, original)
        const text = await readText(join(root, copy), MAX_BYTES)
        if (text === null || text === (await readText(join(root, original), MAX_BYTES))) continue
        found.push({ where: `${file}:${line}`, folder: place, copy, original })
      }
    }
  }
  return found
}
