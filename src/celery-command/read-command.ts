import type { CeleryOption, CeleryOptionsFact } from '../facts/launch.ts'
import { anyCelery, commonOptions } from './common-options.ts'
import { isUnreadable, literal, type Env } from './shell-value.ts'
import { refusedIn, type Token } from './token.ts'

/**
 * Reads a worker command the way the installed Celery's own parser does: click since Celery 5, argparse before. Words that
 * only a shell can resolve (`$POOL`, `{{ args }}`) are never judged. `poolwise worker launch` is read as well: what follows
 * its `--` are options of Celery's worker.
 */
export function readWorkerCommand(argv: readonly string[], fact: CeleryOptionsFact, env: Env = {}): Token[] {
  const table = fact.options ?? commonOptions
  const click = fact.parser === 'click'
  const tokens: Token[] = [{ kind: 'word', words: argv.slice(0, 1), at: 0 }]
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
    const at = i
    if (word === '--' && argv[0] !== 'poolwise') {
      tokens.push({ kind: 'word', words: argv.slice(i), at })
      break
    }
    if (word === '--') tokens.push({ kind: 'word', words: [word], at })
    else if (isUnreadable(word)) {
      doubtful = true
      tokens.push({ kind: 'word', words: [word], at })
    } else if (/^--./.test(word)) {
      const equals = word.indexOf('=')
      const name = equals < 0 ? word : word.slice(0, equals)
      const given = equals < 0 ? null : word.slice(equals + 1)
      const found = lookUp(name)
      const takes = found ? found.option.value !== 'none' : !isWord(argv[i + 1])
      const next = given === null && takes && i + 1 < argv.length ? argv[++i]! : null
      const words = next === null ? [word] : [word, next]
      tokens.push(token(at, found, name, given ?? next, words, { attached: equals >= 0 }))
    } else if (/^-./.test(word)) {
      i += readShort(at, word, argv[i + 1])
    } else if (section === 'celery' && word === 'worker') {
      section = 'worker'
      tokens.push({ kind: 'word', words: [word], at })
    } else {
      // Behind what can't be read it may be a value; `name=value` configures the app.
      const stray = section === 'worker' && !doubtful && (!word.includes('=') || /^[\u2010-\u2015]/.test(word))
      tokens.push({ kind: stray ? 'stray' : 'word', words: [word], at })
    }
  }
  return tokens

  /** `-BE`, `-l info`, `-linfo`. Returns how many of the words behind it belong to it. */
  function readShort(at: number, word: string, next: string | undefined): number {
    for (let letter = 1; letter < word.length; letter++) {
      const name = `-${word[letter]!}`
      const found = lookUp(name)
      const rest = word.slice(letter + 1)
      if (found?.option.value === 'none') {
        tokens.push(token(at, found, name, null, [name], {}))
        continue
      }
      if (rest !== '') {
        const value = click ? rest : rest.replace(/^=/, '')
        tokens.push(token(at, found, name, value, [name + rest], { joined: true }))
        return 0
      }
      const takes = next !== undefined && (found !== null || !isWord(next))
      tokens.push(token(at, found, name, takes ? next : null, takes ? [name, next] : [name], {}))
      return takes ? 1 : 0
    }
    return 0
  }

  function token(
    at: number,
    found: { option: CeleryOption; misplaced: boolean } | null,
    name: string,
    raw: string | null,
    words: readonly string[],
    { attached = false, joined = false },
  ): Token {
    const value = raw === null ? null : literal(raw, env)
    if (found === null) return { kind: 'unknown', name, value, words, at }
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
    return { kind: 'option', option, name, value, words, at, joined, wrong }
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

/** Whether the options of the installed Celery are needed to judge this command. */
export const isDoubtful = (argv: readonly string[], env: Env = {}): boolean =>
  refusedIn(readWorkerCommand(argv, anyCelery, env)).length > 0
