import { hasOption } from '../celery-command/option-value.ts'
import { runnableCommand } from '../celery-command/runnable-command.ts'
import type { RemedyCommand } from '../checks/define-check.ts'
import type { Facts } from '../facts/facts.ts'
import type { OsName } from '../facts/platform.ts'
import type { ShellFact } from '../facts/shell.ts'
import { pasteable, shellOn } from '../shell/pasteable.ts'
import { importRootOf } from '../worker/import-root.ts'

/** Where the commands of a report are pasted, and what is known of the project there. */
export interface PastePlace {
  readonly shell: ShellFact
  /** The app that was examined. */
  readonly app: string | null
  /** The folder that the app is imported from, if it is not the project's. */
  readonly importRoot: string | null
}

/** @param target the system that was judged: its shell is unknown where it is another one */
export function pastePlace({ shell, platform, appSearch }: Partial<Facts>, target: OsName): PastePlace {
  const chosen = appSearch?.chosen ?? null
  return {
    shell: shell === undefined || platform?.foreign ? shellOn(target) : shell,
    app: chosen?.app ?? null,
    importRoot: importRootOf(chosen),
  }
}

/** The line to paste for a cure's command. */
export function pastedLine(command: RemedyCommand, { shell, app, importRoot }: PastePlace): string {
  const { argv, platforms, env } = command
  const system = platforms.length === 0 || platforms.includes(shell.system) ? shell : shellOn(platforms[0] as OsName)
  const path =
    argv[0] === 'celery' && importRoot !== null && command.folder === undefined && !hasOption(argv, '--workdir')
      ? { PYTHONPATH: importRoot }
      : {}
  return pasteable({ ...command, argv: runnableCommand(argv, app), env: { ...path, ...env } }, system)
}

/**
 * The commands for the reader's system, as long as there are any: others are alternatives of them. Likewise without those
 * whose program is not installed here, for a server that can be started in several ways.
 */
export function startable(commands: readonly RemedyCommand[], { shell }: PastePlace): readonly RemedyCommand[] {
  const suited = commands.filter(({ platforms }) => platforms.length === 0 || platforms.includes(shell.system))
  const ofSystem = suited.length > 0 ? suited : commands
  const here = ofSystem.filter(({ argv: [program = ''] }) => !shell.missing.includes(program))
  return here.length > 0 ? here : ofSystem
}
