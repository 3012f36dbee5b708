/** Options of `celery` itself; `celery multi` takes them among those of the worker. */
const OF_CELERY = /^(?:-A|--app|-b|--broker|--result-backend|--loader|--config|--workdir|-C|--no-color|-q|--quiet)$/

/** Options of `celery multi` itself. */
const OF_MULTI = /^(?:--(?:cmd|append|executable|prefix|suffix|range-prefix|nosplash|verbose)|-n|--hostname)$/

interface MultiOption {
  readonly name: string
  readonly words: readonly string[]
  /** The nodes that it is for, `-Q:w1 mail`, `-c:1-3 4`; null: all. */
  readonly nodes: string | null
}

/**
 * The worker commands that `celery multi start w1 w2 -A proj -Q:w2 mail` runs. A short option takes the next word as its value,
 * a long one has it behind an equals sign: https://docs.celeryq.dev/en/stable/reference/celery.bin.multi.html
 * Without -A the variable CELERY_APP may name the app; then only a command with options counts, since texts mention others.
 * @returns null: it starts none
 */
export function multiWorkers(argv: readonly string[]): readonly (readonly string[])[] | null {
  const at = argv.indexOf('multi')
  const before = argv.slice(1, at)
  if (at < 0 || !/^(?:start|restart)$/.test(argv[at + 1] ?? '') || !before.every(isOptionOrValue)) return null
  const { names, options } = parsed(argv.slice(at + 2))
  const own = (option: MultiOption) => OF_CELERY.test(option.name)
  if (before.length === 0 && options.length === 0) return null
  const general = [...before, ...options.filter(own).flatMap(({ words }) => words)]
  return names.map((name, index) => [
    'celery',
    ...general,
    'worker',
    ...(name === null ? [] : ['-n', name.includes('@') ? name : `${name}@%h`]),
    ...optionsOf(options, name, index + 1)
      .filter((option) => !own(option) && !OF_MULTI.test(option.name))
      .flatMap(({ words }) => words),
  ])
}

/** Those of the node itself replace the general ones of the same name, wherever they stand. */
function optionsOf(options: readonly MultiOption[], name: string | null, number: number): readonly MultiOption[] {
  const found = new Map<string, MultiOption>()
  for (const option of options.filter(({ nodes }) => nodes === null)) found.set(option.name, option)
  for (const option of options)
    if (option.nodes !== null && isFor(option.nodes, name, number)) found.set(option.name, option)
  return [...found.values()]
}

const isOptionOrValue = (word: string, at: number, words: readonly string[]): boolean =>
  word.startsWith('-') || (words[at - 1]?.startsWith('-') ?? false)

function parsed(words: readonly string[]): { names: readonly (string | null)[]; options: readonly MultiOption[] } {
  const names: string[] = []
  const options: MultiOption[] = []
  for (let at = 0; at < words.length && words[at] !== '--'; at++) {
    const word = words[at]!
    if (!word.startsWith('-')) {
      names.push(word)
      continue
    }
    const [, name = word, nodes = null, equals] = /^(--?[\w-]+)(?::([^=]+))?(=.*)?$/s.exec(word) ?? []
    const next = words[at + 1]
    const value = !word.startsWith('--') && next !== undefined && !next.startsWith('-') ? [next] : []
    at += value.length
    options.push({ name, nodes, words: [`${name}${equals ?? ''}`, ...value] })
  }
  const [first = ''] = names
  // `celery multi start 3` starts celery1, celery2 and celery3.
  if (names.length === 1 && /^\d\d?$/.test(first))
    return { names: Array.from({ length: Number(first) }, (_, index) => `celery${index + 1}`), options }
  return { names: names.length === 0 ? [null] : names.map((name) => (/^[\w@.%-]+$/.test(name) ? name : null)), options }
}

/** Names, numbers and ranges of numbers, separated by commas. */
const isFor = (nodes: string, name: string | null, number: number): boolean =>
  nodes.split(',').some((one) => {
    const [from, to = from] = one.split('-').map(Number)
    return one === name || (from !== undefined && number >= from && number <= to!)
  })
