import type { MissingApp } from '../../facts/launch.ts'
import { findOption, replaceToken } from '../../celery-command/token.ts'
import { defineCheck, pass } from '../define-check.ts'
import { judgedCommands, PLACEHOLDER, type JudgedCommand } from './judged-commands.ts'
import { oneFinding } from './one-finding.ts'

/** A command whose -A names a module that doesn't exist. The worker's own app is checked by app.found. */
export const appMatches = defineCheck({
  id: 'launch.app-matches',
  title: 'Worker commands name an app of this project',
  tier: 'local',
  severity: 'warn',
  needs: ['launchCommands', 'launchContext', 'celeryOptions', 'app'],
  evaluate(facts) {
    const { app, launchContext } = facts
    const judged = judgedCommands(facts).filter(isJudged)
    const wrong = judged.flatMap(({ command, tokens }) => {
      const option = findOption(tokens, '--app')
      const missing = launchContext.missingApps.find((one) => one.app === option?.value)
      if (!option || !missing || missing.app === app.app) return []
      const instead = replaceToken(tokens, option, ['-A', app.app])
      return [{ command, level: 'warn' as const, because: explain(missing), instead }]
    })
    if (wrong.length === 0) return pass({ commands: judged.length, app: app.app })
    return oneFinding(wrong, { app: app.app, file: app.file }, "Name the project's app.")
  },
})

const explain = ({ app, missing, file }: MissingApp): string =>
  missing === 'module'
    ? `-A ${app} names a module that is neither in this project nor in its environment`
    : `-A ${app} names an attribute that ${file} does not define`

const isJudged = ({ command: { prose }, tokens }: JudgedCommand): boolean =>
  !prose || !PLACEHOLDER.test(findOption(tokens, '--app')?.value ?? '')
