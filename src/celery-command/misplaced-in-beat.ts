import { commonOptions } from './common-options.ts'

const ofCelery = commonOptions.filter(({ of }) => of === 'celery')

export interface MisplacedInBeat {
  /** The option as it was written. */
  readonly name: string
  /** The command with such options before the word `beat`. */
  readonly instead: readonly string[]
}

/**
 * Options of `celery` itself behind the word `beat`: since Celery 5, beat exits with "No such option '-A'". Pure.
 * @param argv starts with `celery`
 * @returns null where there is none
 */
export function misplacedInBeat(argv: readonly string[]): MisplacedInBeat | null {
  const start = argv.indexOf('beat')
  if (start < 0) return null
  const moved: string[] = []
  const rest: string[] = []
  for (let at = start + 1; at < argv.length; at++) {
    const word = argv[at]!
    const [name, value] = word.split('=', 2)
    const option = ofCelery.find(({ names }) => names.includes(name!))
    const words = option?.value === 'text' && value === undefined ? argv.slice(at, ++at + 1) : [word]
    ;(option ? moved : rest).push(...words)
  }
  const [first] = moved
  return first === undefined
    ? null
    : { name: first.replace(/=.*/, ''), instead: [...argv.slice(0, start), ...moved, 'beat', ...rest] }
}
