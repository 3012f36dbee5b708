import { posix } from 'node:path'
import { commonOptions } from '../../../celery-command/common-options.ts'
import { assignments, exported, isAssignment } from './variables.ts'
import { splitWords, type ShellSyntax } from './split-words.ts'
import { multiWorkers } from './multi.ts'
import { ownStart } from './own-start.ts'
import { nameOf, wrapsCommand } from './wrappers.ts'

/**
 * Options with a value that may stand between `celery` and `worker`. Those of the worker may in Celery 4; Celery 5 refuses them
 * there, and launch.options-exist says so.
 */
const VALUED = new Set([
  ...commonOptions.flatMap(({ names, value }) => (value === 'none' ? [] : names)),
  ...['-O', '--optimization', '--prefetch-multiplier'],
])

/** A celery command in a shell text. */
export interface CeleryWords {
  /** Starts with `celery`, or is `poolwise worker launch …`. */
  readonly argv: readonly string[]
  /** The words that start Celery, as written: `uv run celery`, `/usr/bin/python3 -m celery`. */
  readonly program: readonly string[]
  /** Another program's own command: `argv` starts with that program. */
  readonly own?: true
  /** See LaunchCommand. */
  readonly unsplit?: 'one-item' | 'shell-word'
  /** Its name among the workers that the same command starts. */
  readonly node?: string
  /** Runs in a container, regardless of the host system. */
  readonly contained: boolean
  /** Variables set for it in the same text. */
  readonly env: Readonly<Record<string, string>>
  /** The folder that the same text changes to first. */
  readonly folder?: string
}

/**
 * The worker commands in a shell text: without prompt, wrapper, `cd x &&`, variable assignments and redirections.
 * @param depth how many quoted shells were entered so far
 */
export function celeryCommands(text: string, syntax: ShellSyntax, depth = 0): CeleryWords[] {
  if (!mentionsWorker(text)) return []
  const env: Record<string, string> = {}
  let folder: string | undefined
  return splitWords(text, syntax).flatMap((words) => {
    Object.assign(env, exported(words))
    folder = changedTo(words) ?? folder
    return celeryCommand(words, syntax, depth).map((one) => ({
      ...(folder !== undefined && { folder }),
      ...one,
      // `cd backend && uv --directory jobs run …`
      ...(folder !== undefined && one.folder !== undefined && { folder: posix.join(folder, one.folder) }),
      env: { ...env, ...one.env },
    }))
  })
}

/** `cd backend`, `cd /d backend`, `Set-Location backend`. */
export function changedTo([first = '', ...rest]: readonly string[]): string | undefined {
  if (!/^(?:cd|chdir|pushd|set-location)$/i.test(first)) return undefined
  return rest.find((word) => !/^(?:-.*|\/d)$/i.test(word))
}

/** A cheap test first: most texts do not mention workers. */
export const mentionsWorker = (text: string): boolean => /celery|poolwise/i.test(text) && /worker|\bmulti\b/.test(text)

/** The worker command in a list of words, as an exec form gives it. */
export function celeryCommand(words: readonly string[], syntax: ShellSyntax = 'posix', depth = 0): CeleryWords[] {
  const start = words.findIndex((word) => !isAssignment(word))
  if (start < 0) return []
  const rest = words.slice(start)
  const first = rest[0]!
  const contained = /^(?:docker(?:-compose)?|podman(?:-compose)?|kubectl|heroku)$/.test(nameOf(first))
  if (isCelery(first)) {
    const argv = ['celery', ...rest.slice(1)]
    return workersOf(argv).map((one, _, all) => ({
      argv: one,
      ...nodeOf(one, all),
      program: [first],
      contained,
      env: assignments(words.slice(0, start)),
    }))
  }
  if (launches(rest)) {
    const argv = ['poolwise', ...rest.slice(1)]
    return [{ argv, program: [first], contained, env: assignments(words.slice(0, start)) }]
  }
  const own = ownStart(rest)
  if (own)
    return [{ argv: own, program: own.slice(0, 1), own: true, contained, env: assignments(words.slice(0, start)) }]
  if (!wrapsCommand(rest)) return []
  const python = /^py(?:thon|py)?[\d.]*$/.test(nameOf(first))
  for (let i = 1; i < rest.length; i++) {
    const word = rest[i]!
    if (word === 'celery.__main__.main')
      return viaWatchfiles(rest, syntax, contained, assignments(words.slice(0, start)))
    // `python manage.py celery worker` is django-celery's, not Celery's.
    if (isCelery(word) && (!python || rest[i - 1] === '-m')) {
      const argv = ['celery', ...rest.slice(i + 1)]
      const workers = isListOfNames(rest, i) ? [] : workersOf(argv)
      if (workers.length > 0) {
        const folder = runnersFolder(rest.slice(0, i))
        return workers.map((one) => ({
          argv: one,
          ...nodeOf(one, workers),
          program: rest.slice(0, i + 1),
          contained,
          env: assignments(words.slice(0, start + i)),
          ...(folder !== undefined && { folder }),
        }))
      }
    }
    if (launches(rest.slice(i))) {
      const argv = ['poolwise', ...rest.slice(i + 1)]
      return [{ argv, program: rest.slice(0, i + 1), contained, env: assignments(words.slice(0, start + i)) }]
    }
    if (/\s/.test(word) && depth < 3) {
      const inner = celeryCommands(word, syntax, depth + 1)
      if (inner.length > 0) {
        const env = assignments(words.slice(0, start + i))
        return inner.map((one) => ({ ...one, contained: contained || one.contained, env: { ...env, ...one.env } }))
      }
    }
  }
  return []
}

/** `docker compose up redis celery worker`, `poetry add celery worker`: names in a list, not a command. */
const isListOfNames = (words: readonly string[], at: number) =>
  words[at + 1] === 'worker' &&
  !/^(?:-m|run|exec|--|-c)$/.test(words[at - 1]!) &&
  !words.slice(at + 2).some((word) => /^(?:-A|--app)/.test(word))

/** `watchfiles celery.__main__.main --args '-A config worker'` calls Celery's main function with these words. */
function viaWatchfiles(
  words: readonly string[],
  syntax: ShellSyntax,
  contained: boolean,
  env: Readonly<Record<string, string>>,
): CeleryWords[] {
  const at = words.findIndex((word) => word === '--args' || word.startsWith('--args='))
  const args = at < 0 ? '' : words[at] === '--args' ? (words[at + 1] ?? '') : words[at]!.slice('--args='.length)
  const argv = ['celery', ...(splitWords(args, syntax)[0] ?? [])]
  return runsWorker(argv) ? [{ argv, program: words.slice(0, at), contained, env }] : []
}

/** `celery`, a path to it, or a variable named after it. */
const isCelery = (word: string) =>
  nameOf(word) === 'celery' || /^(?:\$[({]?|%)CELERY(?:_BIN|_CMD|_PATH)?(?:[)}%]|:-[^}]*\})?$/i.test(word)

/** poolwise's own command, which starts a worker as well. */
const launches = ([first = '', ...rest]: readonly string[]) =>
  nameOf(first) === 'poolwise' && rest[0] === 'worker' && rest[1] === 'launch' && !rest.includes('--help')

/** The workers that a command starts: one, none, or those of `celery multi`. */
const workersOf = (argv: readonly string[]): readonly (readonly string[])[] =>
  runsWorker(argv) ? [argv] : (multiWorkers(argv) ?? [])

/** The nodes of one `celery multi` have names by which they are told from each other. */
const nodeOf = (argv: readonly string[], all: readonly (readonly string[])[]): Pick<CeleryWords, 'node'> => {
  const node = argv[argv.indexOf('-n') + 1]?.replace(/@.*$/, '')
  return all.length > 1 && argv.includes('-n') && node !== undefined ? { node } : {}
}

/** The folder that a runner changes to: `uv --directory backend run`, `poetry -C backend run`, `env -C backend`. */
function runnersFolder([first = '', ...rest]: readonly string[]): string | undefined {
  const name = nameOf(first)
  if (!/^(?:uv|poetry|env)$/.test(name)) return undefined
  const option =
    name === 'uv' ? /^--directory(?:=|$)/ : name === 'env' ? /^(?:-C|--chdir(?:=|$))/ : /^(?:-C$|--directory(?:=|$))/
  const at = rest.findIndex((word) => option.test(word))
  return at < 0 ? undefined : rest[at]!.includes('=') ? rest[at]!.replace(/^[^=]*=/, '') : rest[at + 1]
}

/** Whether the first word after the options is `worker`. */
function runsWorker(argv: readonly string[]): boolean {
  for (let i = 1; i < argv.length; i++) {
    const word = argv[i]!
    if (word === 'worker') return !argv.includes('--help')
    if (VALUED.has(word)) i++
    else if (!word.startsWith('-')) return false
  }
  return false
}
