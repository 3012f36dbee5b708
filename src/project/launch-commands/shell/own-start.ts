import { nameOf, wrapsCommand } from './wrappers.ts'

/** Programs whose next word is the program that they start. */
const PREFIXES = new Set([
  ...['exec', 'nohup', 'env', 'command', 'time', 'if', 'then', 'do', 'else', 'while'],
  ...['ddtrace-run', 'opentelemetry-instrument', 'dumb-init', 'tini', 'catatonit', 'setsid'],
])
/** Programs that start the word behind `run`. */
const RUNNERS = new Set(['poetry', 'uv', 'pipenv', 'pdm', 'hatch', 'rye', 'pixi', 'newrelic-admin', 'doppler'])

/**
 * A worker that another program's own command starts, with that program's options: `hypothesis celery worker`,
 * `flask exec celery worker`, `gwcelery worker`. Whether the program is the project's is not known here.
 * @returns the words from that program on; null: it is none
 */
export function ownStart(words: readonly string[]): readonly string[] | null {
  let rest = words
  for (let next = behind(rest); next !== null; next = behind(rest)) rest = next
  const [first = '', ...others] = rest
  const name = nameOf(first)
  const at = others.indexOf('worker')
  if (at < 0 || others.includes('--help') || !/^[\w./\\-]+$/.test(first)) return null
  const isScript = name.endsWith('.py')
  if (name === 'flask' || isScript || (rest !== words && !wrapsCommand(rest)) || !wrapsCommand(words)) {
    if (name === 'celery' || name === 'poolwise') return null
    const group = others.slice(0, at)
    // `gwcelery worker`, `flask celery worker`.
    return (at === 0 && /celery/.test(name)) || (group.at(-1) === 'celery' && group.length <= 4) ? rest : null
  }
  return null
}

/** The words of the program that this one starts; null where it starts none or one that can't be told. */
function behind(words: readonly string[]): readonly string[] | null {
  const [first = '', ...rest] = words
  const name = nameOf(first)
  const isRunner = RUNNERS.has(name) && /^run(?:-program)?$/.test(rest[0] ?? '')
  const isPython = /^py(?:thon)?[\d.]*$/.test(name) && /^[\w./\\-]+\.py$/.test(rest[0] ?? '')
  if (!PREFIXES.has(name) && !isRunner && !isPython) return null
  const at = rest.findIndex((word, index) => (!isRunner || index > 0) && !/^[A-Za-z_]\w*=/.test(word))
  // The value of an option may follow: `uv run --with redis celery`.
  return at < 0 || rest[at]!.startsWith('-') ? null : rest.slice(at)
}
