import { editDistance } from '../../text/did-you-mean.ts'

/** Where several settings have the same ending, the one that is meant most often comes first. */
const GROUPS = ['broker', 'task', 'result', 'worker', 'beat']

/** The setting that the name of a whole group stands for. */
const ALONE: Readonly<Record<string, string>> = {
  broker: 'broker_url',
  result: 'result_backend',
  beat: 'beat_schedule',
}

/** The share of equal letters. */
const ALIKE = 0.65

/**
 * The setting that a name among Celery's settings was meant for, although it is no misspelling of it: `backend_url`,
 * `results`, `schedule`, `already_eager`.
 * @param key lower-case, without the namespace
 */
export function resembling(key: string, known: readonly string[]): string | null {
  const words = wordsOf(key)
  const [group = ''] = words
  if (words.length === 1 && ALONE[group] !== undefined && known.includes(ALONE[group])) return ALONE[group]
  const meaning = words.length > 1 && words.at(-1) === 'url' ? words.slice(0, -1) : words
  return (
    best(known, (setting) => sorted(wordsOf(setting)) === sorted(words)) ??
    best(known, (setting) => wordsOf(setting).slice(1).join('_') === meaning.join('_')) ??
    alike(key, words, known)
  )
}

/** Singular: `results_backend` is `result_backend`. */
const wordsOf = (name: string): string[] =>
  name.split('_').map((word) => (word === 'uri' ? 'url' : word.length > 3 ? word.replace(/(?<!s)s$/, '') : word))

const sorted = (words: readonly string[]): string => [...words].sort().join('_')

function best(known: readonly string[], suits: (setting: string) => boolean): string | null {
  const rank = (setting: string): number => {
    const at = GROUPS.indexOf(setting.slice(0, setting.indexOf('_')))
    return at < 0 ? GROUPS.length : at
  }
  return known.filter(suits).sort((one, other) => rank(one) - rank(other))[0] ?? null
}

/** Like a setting, with or without its group, and with one long word of it. */
function alike(key: string, words: readonly string[], known: readonly string[]): string | null {
  const [nearest] = known
    .filter((setting) => wordsOf(setting).some((word) => word.length > 4 && words.includes(word)))
    .flatMap((setting) => [setting, setting.slice(setting.indexOf('_') + 1)].map((form) => ({ setting, form })))
    .map(({ setting, form }) => ({
      setting,
      likeness: 1 - editDistance(key, form) / Math.max(key.length, form.length),
    }))
    .sort((one, other) => other.likeness - one.likeness)
  return nearest && nearest.likeness >= ALIKE ? nearest.setting : null
}
