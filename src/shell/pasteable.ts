import { posix } from 'node:path'
import type { OsName } from '../facts/platform.ts'
import type { ShellFact, ShellName } from '../facts/shell.ts'
import { assignment, builtin } from './builtin.ts'
import { quoteFor, setForCmd } from './quote.ts'

/** A command to run in the project's folder. */
export interface ShellCommand {
  /** Starts with the bare name of a program, or with a path that is absolute or relative to the project's folder. */
  readonly argv: readonly string[]
  /** Variables that it needs, such as PYTHONPATH. */
  readonly env?: Readonly<Record<string, string>>
  /** A folder relative to the project's in which it has to run; absent: the project's own. */
  readonly folder?: string
}

/**
 * The one line that a reader pastes to run a command: with the program that the project's environment has (`.venv/bin/celery`,
 * `poetry run celery`), in the project's folder, with its variables, quoted for their shell. Every command that poolwise prints
 * goes through here. Pure.
 */
export function pasteable({ argv, env = {}, folder }: ShellCommand, shell: ShellFact): string {
  const own = builtin(argv, shell.shell)
  const command = own ?? withVariables(started(argv, shell, folder ?? null), env, shell)
  const place = isBoundToFolder(argv) ? joined(shell.folder, folder ?? null, shell.shell) : null
  return inFolder(command, place, shell)
}

/**
 * A shell on another system, about whose paths and environments nothing is known: programs are called by their bare name, as
 * in an activated environment.
 */
export const shellOn = (system: OsName): ShellFact => ({
  system,
  shell: system === 'windows' ? 'powershell' : 'posix',
  home: null,
  folder: null,
  programs: {},
  missing: [],
  variables: {},
})

/** What the shell itself does, and programs that have nothing to do with a project's files. */
const ANYWHERE = ['export', 'set', 'ulimit', 'docker', 'winget', 'sudo', 'redis-server', 'rabbitmq-server', 'redis-cli']

const isBoundToFolder = ([program = '', first]: readonly string[]): boolean =>
  // In a subshell an activation would end with it.
  (!ANYWHERE.includes(program) || first === 'compose') && !(program === 'conda' && first === 'activate')

/** The words with the program that works: also where another program starts Celery. */
function started(argv: readonly string[], { programs, shell }: ShellFact, folder: string | null): string[] {
  const [program = '', ...rest] = argv
  const celery = seenFrom(folder, programs['celery'] ?? ['celery'])
  const own = seenFrom(folder, programs[program] ?? [shell === 'posix' ? program : withBackslashes(program)])
  return [
    ...own,
    ...rest.flatMap((word, index) => {
      // `dotenv run -- celery …`
      if (word === 'celery' && rest[index - 1] === '--') return shell === 'posix' ? celery : withSuffix(celery)
      // `watchfiles "celery …"`, `sh -c "…; exec celery …"`: the text is split into words again.
      const nested = /^(|.*\bexec )celery(?= \S)/s.exec(word)
      return nested === null ? word : `${nested[1]!}${line(celery, 'posix', null)}${word.slice(nested[0].length)}`
    }),
  ]
}

/** The program's path is relative to the project's folder, and the command runs in one below: `../.venv/bin/celery`. */
function seenFrom(folder: string | null, [program = '', ...rest]: readonly string[]): readonly string[] {
  if (folder === null || !/[/\\]/.test(program) || /^(?:[/\\~]|[A-Za-z]:)/.test(program)) return [program, ...rest]
  const backslashes = program.includes('\\')
  const path = posix.relative(folder.replaceAll('\\', '/'), program.replaceAll('\\', '/'))
  const found = path.includes('/') ? path : `./${path}`
  return [backslashes ? found.replaceAll('/', '\\') : found, ...rest]
}

/** Python before 3.12 finds a program by its path only with the suffix (shutil.which). */
const withSuffix = ([program = '', ...rest]: readonly string[]): string[] =>
  /[/\\]/.test(program) && !program.endsWith('.exe') ? [`${program}.exe`, ...rest] : [program, ...rest]

const line = (words: readonly string[], shell: ShellName, home: string | null): string =>
  words.map((word) => quoteFor(shell)(word, home)).join(' ')

/** cmd.exe takes what follows a slash for an option: `.venv/Scripts/celery`. */
const withBackslashes = (program: string): string =>
  /^(?:\.|[\w-]+\/)/.test(program) ? program.replaceAll('/', '\\') : program

function withVariables(words: readonly string[], env: Readonly<Record<string, string>>, reader: ShellFact): string {
  const { shell, home } = reader
  const quote = quoteFor(shell)
  const given = Object.entries(env).filter(([name, value]) => reader.variables[name] !== value)
  const command = line(words, shell, home)
  const values = given.map(([name, value]) => ({ name, value, before: before(name, reader) }))
  switch (shell) {
    case 'posix':
      return values.length === 0
        ? command
        : ['env', ...values.map((one) => `${one.name}=${quote(one.value, home)}${one.before}`), command].join(' ')
    case 'powershell':
      return [
        ...values.map((one) => `${assignment(one.name, one.value, shell)}${one.before}`),
        // A quoted word is a text to PowerShell, and no command.
        /^["']/.test(command) ? `& ${command}` : command,
      ].join('; ')
    case 'cmd':
      return [...values.map((one) => setForCmd(one.name, one.value, one.before)), command].join('&& ')
  }
}

/** A search path that is set already is kept behind the folder that the command needs. */
function before(name: string, { shell, variables }: ShellFact): string {
  if (!name.endsWith('PATH') || !variables[name]) return ''
  return { posix: `:"$${name}"`, powershell: ` + ';' + $env:${name}`, cmd: `;%${name}%` }[shell]
}

/** Afterwards the reader is where they were, so that the next command can be pasted as well. */
function inFolder(command: string, folder: string | null, { shell, home }: ShellFact): string {
  if (folder === null) return command
  const place = quoteFor(shell)(folder, home)
  switch (shell) {
    case 'posix':
      return `(cd ${place.startsWith('-') ? `./${place}` : place} && ${command})`
    case 'powershell':
      return `Push-Location ${place}; ${command}; Pop-Location`
    case 'cmd':
      return `pushd ${place} && ${command} & popd`
  }
}

function joined(outer: string | null, inner: string | null, shell: ShellName): string | null {
  const folder = [outer, inner].filter((part) => part !== null && part !== '.').join('/')
  if (folder === '') return null
  return shell === 'posix' ? folder : folder.replaceAll('/', '\\')
}
