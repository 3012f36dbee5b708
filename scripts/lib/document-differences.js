// What differs between two JSON documents of poolwise: facts, and words for people, told apart.

/** Differs from run to run. */
const VOLATILE = new Set([
  'startedAt',
  'durationMs',
  'slowest',
  'version',
  'ms',
  'took ms',
  'free bytes',
  'free inodes',
  // Made of the message.
  'fingerprint',
])
/** Written for people: a change of wording isn't a change of what is said. */
const WORDS = new Set([
  'message',
  'text',
  'title',
  'reason',
  'because',
  'cause',
  'action',
  'comment',
  'summary',
  'emitted',
  'headline',
])

/**
 * @param {unknown} before
 * @param {unknown} after
 * @returns {{ facts: string[], words: string[] }}
 */
export function differences(before, after) {
  /** @type {string[]} */
  const facts = []
  /** @type {string[]} */
  const words = []
  compare(before, after, '', '')
  return { facts, words }

  /** @param {any} a @param {any} b @param {string} path @param {string} key */
  function compare(a, b, path, key) {
    if (VOLATILE.has(key)) return
    if (typeof a === 'object' && typeof b === 'object' && a !== null && b !== null) {
      const named = Array.isArray(a) && Array.isArray(b) && [...a, ...b].every((item) => nameOf(item) !== undefined)
      const [left, right] = named ? [byName(a), byName(b)] : [a, b]
      for (const name of new Set([...Object.keys(left), ...Object.keys(right)]))
        compare(left[name], right[name], `${path}/${name}`, Array.isArray(a) ? key : name)
      return
    }
    if (settle(a) === settle(b)) return
    const line = `${JSON.stringify(a)} → ${JSON.stringify(b)}`
    if (WORDS.has(key) && typeof a === typeof b) words.push(line)
    else facts.push(`${path}: ${line}`)
  }
}

/** Rows are found by their id, wherever they stand. @param {any} item */
const nameOf = (item) => item?.id ?? item?.label

/** @param {any[]} items */
const byName = (items) => Object.fromEntries(items.map((item) => [nameOf(item), item]))

/** Without process ids, memory sizes and times. @param {unknown} value */
const settle = (value) =>
  typeof value === 'string'
    ? value.replaceAll(/\b\d+(?:\.\d+)? (?:ms|s|MiB|MB|GiB)\b|\bpid \d+|0x[0-9a-f]+/g, '#')
    : value
