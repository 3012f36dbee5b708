import type { CeleryOption, CeleryOptionsFact } from '../facts/launch.ts'
import { isUnreadable, literal, type Env } from './shell-value.ts'

/** One option (or other word) of a worker command, with the words that it is made of. */
export type Token =
  | {
      readonly kind: 'option'
      readonly option: CeleryOption
      readonly words: readonly string[]
      /** As the user wrote it: `-P`, `--pool`. */
      readonly name: string
      /** What Celery would be given; null: nothing follows it, or a variable that can't be read. */
      readonly value: string | null
      /** Written in one word with a short option: `-Pgevent`. */
      readonly joined: boolean
      readonly wrong: 'misplaced' | 'needs-value' | 'takes-no-value' | 'bad-value' | null
    }
  | {
      readonly kind: 'unknown'
      readonly name: string
      readonly value: string | null
      readonly words: readonly string[]
    }
  | { readonly kind: 'stray'; readonly words: readonly string[] }
  /** `celery`, `worker`, what follows `--`, and what only the shell can tell. */
  | { readonly kind: 'word'; readonly words: readonly string[] }

export type OptionToken = Extract<Token, { kind: 'option' }>

/**
 * Reads a worker command the way the installed Celery's own parser does: click since Celery 5, argparse before.
 * What a shell would have to tell (`$POOL`, `{{ args }}`) is never judged.
 */
export function readWorkerCommand(argv: readonly string[], fact: CeleryOptionsFact, env: Env = {}): Token[] {
  const table = fact.options ?? undoubted
  const click = fact.parser === 'click'
  const tokens: Token[] = [{ kind: 'word', words: argv.slice(0, 1) }]
  let section: CeleryOption['of'] = 'celery'
  let doubtful = false

  /** The option of that name, and whether it stands where Celery looks for it. */
  const lookUp = (name: string): { option: CeleryOption; misplaced: boolean } | null => {
    const named = table.filter(({ names }) => names.includes(name))
    const here = click ? named.find(({ of }) => of === section) : named[0]
    if (here) return { option: here, misplaced: false }
    if (named[0]) return { option: named[0], misplaced: true }
    const longer = click ? [] : table.filter(({ names }) => names.some((one) => one.startsWith(name)))
    return name.startsWith('--') && longer.length === 1 ? { option: longer[0]!, misplaced: false } : null
  }

  for (let i = 1; i < argv.length; i++) {
    const word = argv[i]!
    if (word === '--') {
      tokens.push({ kind: 'word', words: argv.slice(i) })
      break
    }
    if (isUnreadable(word)) {
      doubtful = true
      tokens.push({ kind: 'word', words: [word] })
    } else if (/^--./.test(word)) {
      const at = word.indexOf('=')
      const name = at < 0 ? word : word.slice(0, at)
      const given = at < 0 ? null : word.slice(at + 1)
      const found = lookUp(name)
      const takes = found ? found.option.value !== 'none' : !isWord(argv[i + 1])
      const next = given === null && takes && i + 1 < argv.length ? argv[++i]! : null
      tokens.push(token(found, name, given ?? next, next === null ? [word] : [word, next], { attached: at >= 0 }))
    } else if (/^-./.test(word)) {
      i += readShort(word, argv[i + 1])
    } else if (section === 'celery' && word === 'worker') {
      section = 'worker'
      tokens.push({ kind: 'word', words: [word] })
    } else {
      // Behind what can't be read it may be a value; `name=value` configures the app.
      const stray = section === 'worker' && !doubtful && (!word.includes('=') || /^[\u2010-\u2015]/.test(word))
      tokens.push({ kind: stray ? 'stray' : 'word', words: [word] })
    }
  }
  return tokens

  /** `-BE`, `-l info`, `-linfo`. Returns how many of the words behind it belong to it. */
  function readShort(word: string, next: string | undefined): number {
    for (let at = 1; at < word.length; at++) {
      const name = `-${word[at]!}`
      const found = lookUp(name)
      const rest = word.slice(at + 1)
      if (found?.option.value === 'none') {
        tokens.push(token(found, name, null, [name], {}))
        continue
      }
      if (rest !== '') {
        const value = click ? rest : rest.replace(/^=/, '')
        tokens.push(token(found, name, value, [name + rest], { joined: true }))
        return 0
      }
      const takes = next !== undefined && (found !== null || !isWord(next))
      tokens.push(token(found, name, takes ? next : null, takes ? [name, next] : [name], {}))
      return takes ? 1 : 0
    }
    return 0
  }

  function token(
    found: { option: CeleryOption; misplaced: boolean } | null,
    name: string,
    raw: string | null,
    words: readonly string[],
    { attached = false, joined = false },
  ): Token {
    const value = raw === null ? null : literal(raw, env)
    if (found === null) return { kind: 'unknown', name, value, words }
    const { option, misplaced } = found
    const wrong = misplaced
      ? 'misplaced'
      : option.value === 'none'
        ? attached
          ? 'takes-no-value'
          : null
        : raw === null
          ? 'needs-value'
          : value !== null && !accepts(option, value, click)
            ? 'bad-value'
            : null
    return { kind: 'option', option, name, value, words, joined, wrong }
  }
}

/** Another option, or the end: nothing that an unknown option could have as its value. */
const isWord = (word: string | undefined): boolean => word === undefined || word.startsWith('-') || word === 'worker'

const INT = /^\s*[+-]?\d+(?:_\d+)*\s*$/

function accepts({ value: kind, choices, ignoreCase, names }: CeleryOption, value: string, click: boolean): boolean {
  switch (kind) {
    case 'int':
      return INT.test(value) || choices.includes(value.toLowerCase())
    case 'float':
      return /^\s*[+-]?(?:\d[\d_]*\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$|^[+-]?(?:inf|nan)/i.test(value)
    case 'autoscale':
      return value.split(',').length <= 2 && value.split(',').every((part) => INT.test(part))
    case 'choice':
      // Celery 4 takes the path of a pool's class as well.
      if (!click && names.includes('--pool') && /[.:]/.test(value)) return true
      return choices.some((one) => one === value || (ignoreCase && one.toLowerCase() === value.toLowerCase()))
    default:
      return true
  }
}

const option = (of: CeleryOption['of'], value: CeleryOption['value'], names: string, choices = ''): CeleryOption => ({
  names: names.split(' '),
  of,
  value,
  choices: choices === '' ? [] : choices.split(' '),
  ignoreCase: names.includes('--loglevel'),
})

/**
 * What every Celery from 4.0 to 5.7 accepts, standing where Celery 5 wants it. A command that uses nothing else needs
 * nobody to be asked, and most do.
 */
const undoubted: readonly CeleryOption[] = [
  ...['-A --app', '-b --broker', '--result-backend', '--loader', '--config', '--workdir'].map((names) =>
    option('celery', 'text', names),
  ),
  ...['-C --no-color', '-q --quiet'].map((names) => option('celery', 'none', names)),
  option('worker', 'choice', '-l --loglevel', 'DEBUG INFO WARNING ERROR CRITICAL FATAL'),
  option('worker', 'choice', '-P --pool', 'prefork processes solo gevent eventlet'),
  ...['-c --concurrency', '--max-tasks-per-child', '--max-memory-per-child'].map((names) =>
    option('worker', 'int', names),
  ),
  ...['--time-limit', '--soft-time-limit'].map((names) => option('worker', 'float', names)),
  option('worker', 'autoscale', '--autoscale'),
  ...['-n --hostname', '-Q --queues', '-X --exclude-queues', '-I --include', '-f --logfile', '--pidfile'].map((names) =>
    option('worker', 'text', names),
  ),
  ...['-s --schedule', '--scheduler', '-S --statedb', '--uid', '--gid'].map((names) => option('worker', 'text', names)),
  ...['-E --task-events', '-B --beat', '-D --detach', '--purge'].map((names) => option('worker', 'none', names)),
  ...['--without-gossip', '--without-mingle', '--without-heartbeat'].map((names) => option('worker', 'none', names)),
]

/** Has the installed Celery to be asked for its options to judge this command? */
export const isDoubtful = (argv: readonly string[], env: Env = {}): boolean =>
  readWorkerCommand(argv, { parser: 'click', options: null }, env).some(
    (token) => token.kind === 'unknown' || token.kind === 'stray' || (token.kind === 'option' && token.wrong !== null),
  )

/** The value that a command gives an option, by its long name; the last one wins. */
export const valueOf = (tokens: readonly Token[], longName: string): OptionToken | null =>
  tokens.findLast((token): token is OptionToken => token.kind === 'option' && token.option.names.includes(longName)) ??
  null
