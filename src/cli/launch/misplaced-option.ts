import { anyCelery, commonOptions } from '../../celery-command/common-options.ts'
import { readWorkerCommand } from '../../celery-command/read-command.ts'
import type { CeleryOption, CeleryOptionsFact } from '../../facts/launch.ts'
import { commandLine } from '../../render/human/layout.ts'
import { UsageError } from '../errors.ts'

const option = (value: CeleryOption['value'], ...names: string[]): CeleryOption => ({
  names,
  of: 'worker',
  value,
  choices: [],
  ignoreCase: false,
})

/** Options of a worker that not every Celery has, and one that an older one had. */
const FURTHER: readonly CeleryOption[] = [
  option('int', '--prefetch-multiplier'),
  option('none', '--disable-prefetch'),
  option('int', '--heartbeat-interval'),
  option('none', '--discard'),
  option('text', '-O', '--optimization'),
]

const known: CeleryOptionsFact = { ...anyCelery, options: [...commonOptions, ...FURTHER] }

/**
 * An option of Celery's before `--`, where poolwise's own options are. Pure.
 * @param argv what follows `poolwise worker launch`
 * @param unknown the options that poolwise doesn't have
 * @returns null when none of them is Celery's
 */
export function misplacedOption(argv: readonly string[], unknown: readonly string[]): UsageError | null {
  const end = argv.indexOf('--')
  const before = end < 0 ? argv : argv.slice(0, end)
  const behind = end < 0 ? [] : argv.slice(end + 1)
  const ours: string[] = []
  const theirs: string[] = []
  for (let at = 0; at < before.length; at++) {
    const word = before[at]!
    const [token] = unknown.includes(word)
      ? readWorkerCommand(['celery', 'worker', ...before.slice(at)], known).slice(2)
      : []
    if (token?.kind !== 'option') {
      ours.push(word)
      continue
    }
    theirs.push(...token.words)
    at += token.words.length - 1
  }
  const [first] = theirs
  if (first === undefined) return null
  const command = ['poolwise', 'worker', 'launch', ...ours, '--', ...theirs, ...behind]
  return new UsageError(`${first} is an option of Celery's own`, `Celery's options follow --: ${commandLine(command)}`)
}
