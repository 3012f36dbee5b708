import { capped, printable } from './printable.ts'

/** Characters of a value that comes from elsewhere. */
const MAX_VALUE = 300
/** Of a sentence, which names such values; each of its words is a value's length at most. */
const MAX_SENTENCE = 2_000
/** Of a list of evidence. */
const MAX_ENTRIES = 200

/** Texts of several lines: a diff, a file, lines of a log. */
const LINES = new Set(['diff', 'emitted', 'excerpt'])
/** Needed whole: paths, lines to paste, and lines of a log, which have limits of their own. */
const WHOLE = new Set([
  'project',
  'folder',
  'file',
  'shell',
  'where',
  'interpreter',
  'docs',
  'fingerprint',
  'env',
  'inputs',
])
/** Words of commands stay as they are: they are quoted for a shell, or for JSON, by what prints them. */
const COMMANDS = new Set(['argv', 'command'])

interface Place {
  /** Below evidence: values of others. */
  readonly evidence: boolean
  readonly whole: boolean
}

/**
 * A document whose strings can be printed in any format: every character is seen, no line of it is a command to a CI, and what
 * comes from elsewhere has a limit. The one step before every reporter, after redaction.
 */
export const printableDocument = <T>(document: T): T =>
  walk(document, '', { evidence: false, whole: isObject(document) && 'diagnoses' in document }) as T

function walk(value: unknown, key: string, place: Place): unknown {
  if (typeof value === 'string') return text(value, key, place)
  if (Array.isArray(value)) {
    if (COMMANDS.has(key)) return value
    const entries = place.evidence && value.length > MAX_ENTRIES ? shortened(value) : value
    return entries.map((entry: unknown) => walk(entry, key, place))
  }
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => {
      const below = { evidence: place.evidence || name === 'evidence', whole: place.whole || WHOLE.has(name) }
      return [capped(printable(name), MAX_VALUE), walk(entry, name, below)]
    }),
  )
}

function text(value: string, key: string, { evidence, whole }: Place): string {
  if (LINES.has(key)) return printable(value, { lines: true })
  if (whole) return printable(value)
  // Cut first: a megabyte needn't be looked through for what is left of it.
  return capped(
    printable(evidence ? capped(value, MAX_VALUE) : sentence(value)),
    evidence ? 2 * MAX_VALUE : 2 * MAX_SENTENCE,
  )
}

/** A sentence with its long words cut. */
const sentence = (value: string): string =>
  capped(
    value.replaceAll(/\S{341,}/g, (word) => capped(word, MAX_VALUE)),
    MAX_SENTENCE,
  )

const shortened = (entries: readonly unknown[]): unknown[] => [
  ...entries.slice(0, MAX_ENTRIES),
  `… (+${(entries.length - MAX_ENTRIES).toLocaleString('en-US')} more)`,
]

const isObject = (value: unknown): value is Record<string, unknown> => value !== null && typeof value === 'object'
