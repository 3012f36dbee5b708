import { blankStrings } from '../../../app/python-source.ts'
import { isProductionCode } from '../../../production-code.ts'
import { foundCommand, POSIX, WINDOWS, type FoundCommand, type LaunchFormat } from '../../format.ts'
import { celeryCommand, celeryCommands } from '../../shell/celery-commands.ts'
import { appNameOf } from './app-name.ts'
import { argumentsAt, literalOf, UNKNOWN, wordsOfList, type Argument } from './arguments.ts'
import { listVariable, type BuiltList } from './list-variable.ts'

/** `app.worker_main(…)`, `app.start(…)`, `app.Worker(…)`. */
const IN_PROCESS = /(?<![\w.])([A-Za-z_][\w.]*)\.(worker_main|start|Worker)[ \t]*\(/g
/** Calls that run another program, by a list of words or by a line of shell. */
const RUNS =
  /(?:\b(?:subprocess\.(?:run|Popen|call|check_call|check_output)|os\.(?:system|exec[lv]p?e?|popen|spawn[lv]p?e?)|shlex\.split|create_subprocess_(?:exec|shell)|Popen|run_process|(?:c|ctx|context|conn)\.run|local|call|check_call)[ \t]*)\(/g
/** `command = ["celery", …]`, which such a call receives later. */
const LISTS = /(?<![\w\])"'])\[\s{0,80}(?:["'][\w./\\-]{0,80}(?:celery|python[\d.]*)["']|sys\.executable)/g

/** Options of `celery worker` by the parameters of `app.Worker`. */
const PARAMETERS: Readonly<Record<string, string>> = {
  pool: '--pool',
  pool_cls: '--pool',
  concurrency: '--concurrency',
  queues: '--queues',
  hostname: '--hostname',
  loglevel: '--loglevel',
  autoscale: '--autoscale',
}

/** Python code that starts a worker: in its own process, or as another program. */
export const python: LaunchFormat = {
  name: 'Python code',
  kind: 'machine',
  matches: (path) => path.endsWith('.py') && isProductionCode(path) && path.split('/').length <= 7,
  mentions: (text) =>
    /\bworker_main\b|\.Worker\b|["']worker["']/.test(text) || (/celery/.test(text) && /\bworker\b/.test(text)),
  read(text, path) {
    const code = blankStrings(text)
    const lineAt = (index: number) => text.slice(0, index).split('\n').length
    const found = new Map<string, FoundCommand>()
    const add = (commands: readonly FoundCommand[]) => {
      for (const command of commands) {
        const key = command.argv.join('\0')
        if (!found.has(key)) found.set(key, command)
      }
    }
    for (const call of first(code.matchAll(IN_PROCESS))) {
      const given = argumentsAt(text, code, call.index + call[0].length - 1)
      const started = given && inProcess(call[2]!, given, text, code)
      if (!started) continue
      const { words, onWindows } = started
      const app = words.some((word) => /^(?:-A|--app)/.test(word)) ? null : appNameOf(call[1]!, code, path)
      const argv = ['celery', ...(app === null ? [] : ['-A', app]), ...words]
      const command = { line: lineAt(call.index), argv, platforms: [], inPython: true }
      if (onWindows.length === 0) add([command])
      else
        add([
          { ...command, platforms: POSIX },
          { ...command, argv: [...argv, ...onWindows], platforms: WINDOWS },
        ])
    }
    for (const call of first(code.matchAll(RUNS))) {
      const given = argumentsAt(text, code, call.index + call[0].length - 1) ?? []
      add(asProgram(given).map((one) => foundCommand(one, lineAt(call.index), [])))
    }
    for (const list of first(text.matchAll(LISTS))) {
      // In a string or a comment it is blank.
      if (code[list.index] !== '[') continue
      const words = argumentsAt(text, code, list.index)?.map(({ source }) => literalOf(source)) ?? []
      // Without -A it may be what worker_main receives.
      if (words.includes('worker') && words.some((word) => /^(?:-A|--app)/.test(word)))
        add(celeryCommand(words).map((one) => foundCommand(one, lineAt(list.index), [])))
    }
    return [...found.values()].sort((a, b) => a.line - b.line)
  },
}

/** Each of them is looked at closely, so a file with very many is not read to its end. */
const MAX_CALLS = 200
function first(found: Iterable<RegExpExecArray>): RegExpExecArray[] {
  const calls: RegExpExecArray[] = []
  for (const call of found) if (calls.push(call) === MAX_CALLS) break
  return calls
}

/** The words behind `celery`; null: this call starts no worker, or another program's. */
function inProcess(method: string, given: readonly Argument[], text: string, code: string): BuiltList | null {
  if (method === 'Worker')
    return /\.start\s*\(/.test(code) ? { words: ['worker', ...optionsOf(given)], onWindows: [] } : null
  const [argv] = given.filter(({ name }) => name === null || name === 'argv')
  const list = argv && wordsOfList(argv.source, blankStrings(argv.source))
  const built = list ? { words: list, onWindows: [] } : listVariable(argv?.source ?? 'sys.argv', text, code)
  if (built === null) return method === 'worker_main' ? { words: ['worker', UNKNOWN], onWindows: [] } : null
  const { words, onWindows } = built
  // Celery 4's first word is the program's name, as is that of sys.argv, and worker_main needs no `worker`.
  const own = words.filter((word, index) => index > 0 || word === 'worker' || word.startsWith('-'))
  if (own.includes('worker')) return { words: own, onWindows }
  return method === 'worker_main' ? { words: ['worker', ...own], onWindows } : null
}

const optionsOf = (given: readonly Argument[]): string[] =>
  given.flatMap(({ name, source }) => {
    const option = PARAMETERS[name ?? '']
    if (option === undefined) return name === null ? [UNKNOWN] : []
    const words = wordsOfList(source, blankStrings(source)) ?? [literalOf(source)]
    // `loglevel=logging.INFO`
    return words.includes(UNKNOWN) ? [UNKNOWN] : [`${option}=${words.join(',')}`]
  })

/** A program given as a list, as a text, or as arguments of its own. */
function asProgram(given: readonly Argument[]) {
  const [first, second] = given.filter(({ name }) => name === null || name === 'args' || name === 'cmd')
  if (first === undefined) return []
  const words = wordsOfList(first.source, blankStrings(first.source))
  if (words !== null) return celeryCommand(words)
  const program = literalOf(first.source)
  // os.execvp("celery", ["celery", …])
  const list = second && wordsOfList(second.source, blankStrings(second.source))
  if (list) return celeryCommand(list)
  const whole = given.filter(({ name }) => name === null).map(({ source }) => literalOf(source))
  return whole.length > 1 && !/\s/.test(program) ? celeryCommand(whole) : celeryCommands(program, 'posix')
}
