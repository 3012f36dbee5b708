import { isAbsolute, relative } from 'node:path'
import type { SettingsError } from '../project/settings-types.ts'
import { UsageError } from './errors.ts'

/** A mistake in a settings file as the error that ends the command: `poolwise.toml:3, app: must be …`. */
export function settingsMistake(
  { file, line, column, source, key, problem, next }: SettingsError,
  cwd: string,
): UsageError {
  const seen = relative(cwd, file)
  const name = isAbsolute(seen) || /^(?:\.\.[/\\]){3}/.test(seen) ? file : seen
  const place = [name, line, column].filter((part) => part !== null).join(':')
  const location = line === null || source === null ? null : { file: name, line, column, source }
  return new UsageError(`${place}${key && `, ${key}`}: ${problem}`, next, location)
}
