import type { CeleryOptionsFact } from '../facts/launch.ts'
import type { Env } from './shell-value.ts'
import { readWorkerCommand } from './read-command.ts'
import { refusedIn, type OptionToken, type Token } from './token.ts'
import { didYouMean } from '../text/did-you-mean.ts'
import { optionReplacements, restartOptions, valueReplacements } from './replacements.ts'

/**
 * The command with every refused word corrected: options moved to their side of `worker`, replaced by an equivalent, or
 * removed.
 * @returns null when Celery would refuse the result as well
 */
export function correctCommand(given: readonly Token[], fact: CeleryOptionsFact, env: Env = {}): string[] | null {
  const tokens = readWorkerCommand(withTwoDashes(given, fact), fact, env)
  const at = tokens.findIndex(({ kind, words }) => kind === 'word' && words[0] === 'worker')
  if (at < 0) return null
  const end = tokens.findIndex(({ words }) => words[0] === '--')
  const parts = { front: [] as string[], back: [] as string[] }
  tokens.slice(0, end < 0 ? undefined : end).forEach((token, index) => {
    if (index === 0 || index === at) return
    const here = index < at ? parts.front : parts.back
    if (token.kind === 'stray') return
    if (token.kind === 'unknown') parts.back.push(...replaced(token.name, token.value, fact))
    else if (token.kind !== 'option' || token.wrong === null) here.push(...token.words)
    else if (token.wrong === 'misplaced') (token.option.of === 'celery' ? parts.front : parts.back).push(...token.words)
    else here.push(...repaired(token, fact))
  })
  const words = [
    'celery',
    ...parts.front,
    'worker',
    ...parts.back,
    ...tokens.slice(end < 0 ? tokens.length : end).flatMap((token) => token.words),
  ]
  return refusedIn(readWorkerCommand(words, fact, env)).length === 0 ? words : null
}

/** `-loglevel=info`, `—loglevel=info` (a word processor's dash): restores the two dashes of a long option. */
function withTwoDashes(tokens: readonly Token[], { options }: CeleryOptionsFact): string[] {
  const names = (options ?? []).flatMap((option) => option.names)
  return tokens.flatMap(({ words }) =>
    words.map((word) => {
      // `"--queues mail"` as one item of a list.
      const [, long = '', value = ''] = /^(--[\w-]+)\s+(\S.*)$/.exec(word) ?? []
      if (names.includes(long)) return `${long}=${value}`
      const [, name = '', rest = ''] = /^(?:-|[\u2010-\u2015]+)(\w[\w-]+)(=.*)?$/.exec(word) ?? []
      return names.includes(`--${name}`) ? `--${name}${rest}` : word
    }),
  )
}

function replaced(name: string, value: string | null, fact: CeleryOptionsFact): readonly string[] {
  if (restartOptions.includes(name)) return []
  const known = optionReplacements[name]
  if (known) return known(value)
  const near = nearestOption(name, fact)
  const option = fact.options?.find(({ names }) => names.includes(near ?? ''))
  if (!option) return []
  if (option.value === 'none') return [near!]
  return value === null ? [] : [`${near}=${value}`]
}

/** The option that a mistyped long option most resembles. */
export function nearestOption(name: string, { options }: CeleryOptionsFact): string | null {
  const long = (options ?? []).flatMap(({ names }) => names.filter((one) => one.startsWith('--')))
  return name.startsWith('--') ? (didYouMean(name, long)[0] ?? null) : null
}

function repaired({ option, value, wrong, words }: OptionToken, fact: CeleryOptionsFact): readonly string[] {
  const long = option.names.find((name) => name.startsWith('--')) ?? option.names[0]!
  if (wrong === 'takes-no-value') return [long]
  if (wrong !== 'bad-value' || value === null) return wrong === 'bad-value' ? words : []
  // `-c=4`, `"-c 4"` as one item of a list: to click the = or the blank is part of the value.
  const bare = value.replace(/^=/, '').trim()
  const known = valueReplacements[long]?.[bare.toLowerCase()]
  const corrected = known ?? (option.value === 'choice' ? (nearest(bare, option.choices) ?? bare) : bare)
  const better = [`${long}=${corrected}`]
  return refusedIn(readWorkerCommand(['celery', 'worker', ...better], fact)).length === 0 ? better : []
}

const nearest = (value: string, choices: readonly string[]): string | null =>
  choices.find((one) => one.toLowerCase() === value.toLowerCase()) ?? didYouMean(value, choices)[0] ?? null
