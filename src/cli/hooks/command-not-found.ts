import type { Hook } from '@oclif/core/hooks'
import { knownCommands } from '../known-commands.ts'
import { unknownCommand } from '../unknown-command.ts'

/** oclif runs this hook when no command has the name that was typed. */
const commandNotFound: Hook.CommandNotFound = async ({ id, argv = [], config }) => {
  throw unknownCommand([...id.split(':'), ...argv], knownCommands(config))
}

export default commandNotFound
