import { namedApp } from '../../celery-command/named-app.ts'
import type { LaunchCommand } from '../../facts/project.ts'

/** The app that a worker command names; null for none, a variable or a placeholder. */
export function appOption(command: Pick<LaunchCommand, 'argv' | 'env'>): string | null {
  const value = namedApp(command)?.replace(/^=/, '').trim()
  return value !== undefined && isAppValue(value) ? value : null
}

/** `pkg`, `pkg.module`, `pkg.module:attr`; not `$APP`, `<project>`, `path/to/app`. */
const isAppValue = (word: string) => /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*(?::[A-Za-z_][\w.]*(?:\(\))?)?$/.test(word)
