import { brokerUnreachableCli } from '../known/broker-unreachable-cli.ts'
import { cliAppOptionPosition } from '../known/cli-app-option-position.ts'
import { cliInvalidOptionValue } from '../known/cli-invalid-option-value.ts'
import { cliNoSuchCommand } from '../known/cli-no-such-command.ts'
import { cliNoSuchOption } from '../known/cli-no-such-option.ts'
import { commandNotExecutable } from '../known/command-not-executable.ts'
import { inspectNoNodesReplied } from '../known/inspect-no-nodes-replied.ts'

export const commandLine = {
  'cli-app-option-position': cliAppOptionPosition,
  'cli-no-such-option': cliNoSuchOption,
  'cli-invalid-option-value': cliInvalidOptionValue,
  'cli-no-such-command': cliNoSuchCommand,
  'inspect-no-nodes-replied': inspectNoNodesReplied,
  'broker-unreachable-cli': brokerUnreachableCli,
  'command-not-executable': commandNotExecutable,
} as const
