import { anyCelery } from './common-options.ts'
import { readWorkerCommand } from './read-command.ts'
import { literal, type Env } from './shell-value.ts'
import { wordsOf, type Token } from './token.ts'

/**
 * The command of a file as it can be typed in a shell: without what only the file's own shell, template or process manager
 * knows (`$@`, `${WORKERS}`, `{{ args }}`, `%(process_num)s`), which in the reader's would be empty or a syntax error. Values
 * that are known are filled in, and a doubled `%%` of systemd, supervisord and batch files is the one that Celery receives.
 * @param app the app that an unknown -A stands for; null: it stays
 * @param env variables that are set beside the command
 */
export function runnableCommand(argv: readonly string[], app: string | null, env: Env = {}): string[] {
  if (argv[0] !== 'celery') return [...argv]
  return readWorkerCommand(argv, anyCelery, env).flatMap((token, index, all) =>
    token.words.some(isUnknown) ? resolved(token, app, env) : wordsOf(withNeighbours(token, index, all)).map(oneSign),
  )
}

/** In the reader's shell `$`, a template's braces, a process manager's `%(…)` and a batch file's `%*` mean nothing, or something else. */
const isUnknown = (word: string): boolean => /\$|\{\{|\}\}|%\(|%\w+%|%~[a-z]*\d|^%[*\d]$|[<>]|^[{[(*]/.test(word)

function resolved(token: Token, app: string | null, env: Env): string[] {
  if (token.kind !== 'option') return []
  const { option, value, words } = token
  const name = option.names.find((one) => one.startsWith('--')) ?? option.names[0]!
  if (value !== null && literal(value, env) !== null) return [`${name}=${value}`]
  return name !== '--app' ? [] : app === null ? [...words] : ['-A', app]
}

/** Flags in one word, `-BE`, are tokens of their own: the first one stands for all of them. */
function withNeighbours(token: Token, index: number, all: readonly Token[]): Token[] {
  if (all[index - 1]?.at === token.at) return []
  return all.filter(({ at }) => at === token.at)
}

const oneSign = (word: string): string => word.replaceAll('%%', '%')
