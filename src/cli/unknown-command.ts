import { meantBy } from '../text/did-you-mean.ts'
import { UsageError } from './errors.ts'

/**
 * What to say about a command or a topic that doesn't exist. Pure.
 * @param words as typed
 * @param known every command and topic, its words separated by blanks
 */
export function unknownCommand(words: readonly string[], known: readonly string[]): UsageError {
  const [first = ''] = words
  if (first.startsWith('-')) {
    const at = words.findIndex((word) => known.includes(word))
    const command = known.find((one) => one === words.slice(at, at + 2).join(' ')) ?? words[at]
    return new UsageError(
      `no command before ${first}`,
      at < 0 ? 'See: poolwise --help' : `Options follow the command: poolwise ${command} ${first}`,
    )
  }
  const typed = words.join(' ')
  const similar = similarCommands(words, known)
  return new UsageError(
    `there is no command ${typed}`,
    similar.length > 0 ? `Did you mean ${similar.join(' or ')}?` : 'See: poolwise --help',
  )
}

/** `worker lunch` and `worker lunch now` mean `worker launch`; so does `launch`. */
function similarCommands(words: readonly string[], known: readonly string[]): string[] {
  const found = known.flatMap((one) => {
    const length = one.split(' ').length
    const whole = words.slice(0, length).join(' ')
    const last = one.split(' ').at(-1) ?? one
    return meantBy(whole, [one]).length > 0 || meantBy(words[0] ?? '', [last]).length > 0 ? [one] : []
  })
  // The most specific: not `worker` beside `worker launch`.
  return found.filter((one) => !found.some((other) => other.startsWith(`${one} `))).slice(0, 3)
}
