import type { AppFact } from '../../facts/app.ts'
import type { CeleryOptionsFact, LaunchContextFact } from '../../facts/launch.ts'
import type { LaunchCommand } from '../../facts/project.ts'
import { readWorkerCommand } from '../../celery-command/read-command.ts'
import { findOption, type Token } from '../../celery-command/token.ts'
import type { CheckSeverity } from '../define-check.ts'

/** A worker command to judge, and the severity of a fault in it. */
export interface JudgedCommand {
  readonly command: LaunchCommand
  readonly tokens: readonly Token[]
  readonly level: Exclude<CheckSeverity, 'info'>
}

interface Known {
  readonly launchCommands: readonly LaunchCommand[]
  readonly launchContext: LaunchContextFact
  readonly celeryOptions: CeleryOptionsFact
  readonly app?: AppFact | undefined
}

/** Folders whose files show how something is used; the project doesn't run from them. */
const NOT_PRODUCTION =
  /(?:^|\/)(?:docs?|examples?|samples?|demos?|tests?|vendor|third_party|templates?|cookiecutter[\w.-]*)\//i

/** Names that documentation uses for “your app”. */
export const PLACEHOLDER =
  /^(?:proj|project\w*|your\w*|my\w*|example\w*|some\w*|the\w*|app|apps|application|foo|bar|demo|test|module|package|name|path|django_project|celery_app|celeryapp|tasks|xxx*)(?:[._:]|$)/i

/**
 * The commands that the project's files have people and machines run. Not judged: commands that a text advises against,
 * commands for another environment, and documentation about another project's app (a library's tutorials).
 */
export function judgedCommands({ launchCommands, launchContext, celeryOptions, app }: Known): JudgedCommand[] {
  return launchCommands.flatMap((command): JudgedCommand[] => {
    const { file, argv, env, prose, inline, discouraged } = command
    if (argv[0] !== 'celery' || discouraged) return []
    if (launchContext.otherProjects.some((folder) => file.startsWith(`${folder}/`))) return []
    const tokens = readWorkerCommand(argv, celeryOptions, env)
    const named = findOption(tokens, '--app')?.value ?? null
    const own =
      named !== null &&
      (named === app?.app || (launchContext.ownApps.includes(named) && !(prose && PLACEHOLDER.test(named))))
    if (prose && !own && NOT_PRODUCTION.test(file)) return []
    // A sentence may say anything about a command inside it, in any language; a code block is unambiguous.
    const doubtful = inline === true || (prose ? !own : NOT_PRODUCTION.test(file))
    return [{ command, tokens, level: doubtful ? 'warn' : 'error' }]
  })
}

export const place = ({ file, line }: LaunchCommand): string => `${file}:${line}`
