import { posix } from 'node:path'
import type { CeleryOptionsFact, MissingApp, StartedInside } from '../../facts/launch.ts'
import type { LaunchCommand } from '../../facts/project.ts'
import { beatLaunches } from '../../celery-command/beat-launches.ts'
import { correctCommand } from '../../celery-command/correct-command.ts'
import { namesCeleryItself } from '../../celery-command/names-celery-itself.ts'
import { namesNoApp } from '../../celery-command/names-no-app.ts'
import { readWorkerCommand } from '../../celery-command/read-command.ts'
import { findOption, refusedIn, replaceToken } from '../../celery-command/token.ts'
import { defineCheck } from '../define-check.ts'
import { judgedCommands, PLACEHOLDER, type JudgedCommand } from './judged-commands.ts'
import { passIfSearched } from './pass-if-searched.ts'
import { oneFinding, type WrongCommand } from './one-finding.ts'

/**
 * A command whose -A names a module that doesn't exist or can't be found from its folder, or that has no -A where Celery's
 * default app isn't configured, or whose -A is Celery's own package. The worker's own app is checked by app.found.
 */
export const appMatches = defineCheck({
  id: 'launch.app-matches',
  title: 'Commands of workers and beat name an app of this project',
  tier: 'local',
  severity: 'warn',
  needs: ['launchCommands', 'launchContext', 'celeryOptions', 'app'],
  considers: ['commandSearch', 'beatCommands'],
  evaluate(facts) {
    const { app, launchContext, celeryOptions, beatCommands = [] } = facts
    const launchCommands = [...facts.launchCommands, ...beatLaunches(beatCommands)]
    const judged = judgedCommands({ ...facts, launchCommands }).filter(isJudged)
    const wrong = judged.flatMap(({ command, tokens }): WrongCommand[] => {
      const beat = isBeat(command)
      const warning = (because: string, instead: readonly string[] | null, note = ''): WrongCommand[] => [
        {
          command,
          level: 'warn',
          because,
          // The options of beat are not those of the worker.
          instead: instead && (beat ? instead : sound(instead, celeryOptions, command)),
          note,
        },
      ]
      const option = findOption(tokens, '--app')
      const inside = launchContext.startedInside.find(
        ({ file, line }) => file === command.file && line === command.line,
      )
      if (inside) return warning(runsInside(inside), null, folderAbove(inside, beat))
      if (!option && !launchContext.defaultAppConfigured && namesNoApp(command))
        return warning(
          `the command names no app, so Celery starts its default one, with none of this project's ${beat ? 'schedule' : 'tasks'} and settings`,
          ['celery', '-A', app.app, ...command.argv.slice(1)],
        )
      if (option && !launchContext.defaultAppConfigured && app.app !== 'celery' && namesCeleryItself(command))
        return warning(
          "-A celery names Celery's own package, never a celery.py of the project: Celery starts its default app, with none of this project's tasks and settings",
          replaceToken(tokens, option, ['-A', app.app]),
          elsewhere(command),
        )
      const missing = launchContext.missingApps.find((one) => one.app === option?.value)
      if (!option || !missing || missing.app === app.app) return []
      return warning(explain(missing), replaceToken(tokens, option, ['-A', app.app]))
    })
    if (wrong.length === 0) return passIfSearched(facts.commandSearch, { commands: judged.length, app: app.app })
    const text = wrong.every(({ instead }) => instead === null)
      ? `Start ${wrong.every(({ command }) => isBeat(command)) ? 'beat' : 'the worker'} elsewhere.`
      : "Name the project's app."
    return oneFinding(wrong, { app: app.app, file: app.file }, text)
  },
})

const explain = ({ app, missing, file }: MissingApp): string =>
  missing === 'module'
    ? `-A ${app} names a module that is neither in this project nor in its environment`
    : `-A ${app} names an attribute that ${file} does not define`

const runsInside = ({ folder, package: name }: StartedInside): string =>
  `the command runs in ${folder}, the package ${name} itself, where Python finds no package ${name}`

const folderAbove = ({ folder, package: name }: StartedInside, beat: boolean): string =>
  ` The folder for ${beat ? 'beat' : 'the worker'} is the one that contains ${name}: ${posix.dirname(folder)}.`

/** The folder that the app's name is relative to is not the package's own. */
const elsewhere = ({ folder }: LaunchCommand): string =>
  folder === undefined ? '' : ` Run it in the folder that contains the package, not in ${folder}.`

/** Not a worker with -B. */
const isBeat = ({ argv }: LaunchCommand): boolean => argv.includes('beat') && !argv.includes('worker')

/** Without options that Celery refuses; null where they can't be corrected. */
function sound(words: readonly string[], fact: CeleryOptionsFact, { env }: LaunchCommand): readonly string[] | null {
  const tokens = readWorkerCommand(words, fact, env)
  return refusedIn(tokens).length === 0 ? words : correctCommand(tokens, fact, env)
}

const isJudged = ({ command: { prose }, tokens }: JudgedCommand): boolean =>
  !prose || !PLACEHOLDER.test(findOption(tokens, '--app')?.value ?? '')
