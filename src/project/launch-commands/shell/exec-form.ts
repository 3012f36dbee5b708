import { celeryCommand, celeryCommands, type CeleryWords } from './celery-commands.ts'
import { nameOf } from './wrappers.ts'

/**
 * The worker command in a list of words that starts a program without a shell: in a Dockerfile, a Compose file, a Kubernetes
 * manifest. The system looks for a program whose name is the whole first item, and `sh -c` runs its first argument alone.
 * @param entrypoint whether another program, perhaps a shell, may receive the words
 */
export function execForm(words: readonly string[], entrypoint = false): CeleryWords[] {
  const [first = ''] = words
  if (/\s/.test(first.trim()) && words.length < 3) {
    const found = celeryCommands(words.join(' '), 'posix')
    return entrypoint ? found : found.map((one) => ({ ...one, unsplit: 'one-item' }))
  }
  const option = words.findIndex((word) => /^-[a-z]*c$/.test(word))
  const isShell = /^(?:ba|da|z|k|a)?sh$/.test(nameOf(first))
  const unsplit = isShell && option > 0 && !/\s/.test(words[option + 1] ?? '') && words.length > option + 2
  return celeryCommand(words).map((one) => (unsplit ? { ...one, unsplit: 'shell-word' } : one))
}
