import type { Hook } from '@oclif/core/hooks'
import { didYouMean } from '../../text/did-you-mean.ts'
import { UsageError } from '../errors.ts'

/** oclif runs this hook when no command has the name that was typed. */
const commandNotFound: Hook.CommandNotFound = async ({ id, config }) => {
  const typed = id.replaceAll(':', ' ')
  const similar = didYouMean(
    typed,
    config.commandIDs.map((known) => known.replaceAll(':', ' ')),
  )
  throw new UsageError(
    `there is no command ${typed}`,
    similar.length > 0 ? `Did you mean ${similar.join(' or ')}?` : 'See: poolwise --help',
  )
}

export default commandNotFound
