import { optionValue } from '../../celery-command/option-value.ts'

/** The app that a worker command names; null for none, a variable or a placeholder. */
export function appOption(argv: readonly string[]): string | null {
  const value = optionValue(argv, '--app')?.replace(/^=/, '').trim()
  return value !== undefined && isAppValue(value) ? value : null
}

/** `pkg`, `pkg.module`, `pkg.module:attr`; not `$APP`, `<project>`, `path/to/app`. */
const isAppValue = (word: string) => /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*(?::[A-Za-z_][\w.]*(?:\(\))?)?$/.test(word)
