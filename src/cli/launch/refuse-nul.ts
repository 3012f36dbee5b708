import type { PoolPlan } from '../../pool/plan.ts'
import { printable } from '../../text/printable.ts'
import { UsageError } from '../errors.ts'

/**
 * A name of the project with a NUL character is part of the command: no system hands one to a program.
 * @throws UsageError that names the word
 */
export function refuseNul({ command }: Pick<PoolPlan, 'command'>): void {
  const word = command.flat().find((one) => one.includes('\0'))
  if (word !== undefined)
    throw new UsageError(
      `the worker's command has a word with a NUL character, which no program can be given: ${printable(word)}`,
      'Correct the name, of a queue for instance, in the settings or in the file that has it.',
    )
}
