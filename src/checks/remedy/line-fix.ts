import { sameCommand } from '../../celery-command/same-command.ts'
import type { LaunchCommand } from '../../facts/project.ts'
import type { EditFix } from './fix.ts'

/** Words that mean the same in every file with commands: none that a shell, YAML or systemd would read otherwise. */
const PLAIN = /^[\w@%+=:,./${}-]+$/

/**
 * Writes a corrected command into its line. Not into documentation, whose author has more to say around it, nor where the
 * command is a list of items or Python code; and only the words of the command are replaced, a wrapper before them stays.
 * @param instead the whole command, without its fault
 */
export function lineFixes(
  { file, line, argv, prose, unsplit, inPython, debugger: debugged }: LaunchCommand,
  instead: readonly string[],
): readonly EditFix[] {
  const isText = prose !== true && unsplit === undefined && inPython !== true && debugged !== true
  if (!isText || sameCommand(argv, instead) || ![...argv, ...instead].every((word) => PLAIN.test(word))) return []
  const title = `correct the command in ${file}, line ${line}`
  return [{ kind: 'edit', title, file, line, before: argv.join(' '), after: instead.join(' ') }]
}
