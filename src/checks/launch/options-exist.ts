import type { CeleryOptionsFact } from '../../facts/launch.ts'
import { refusedIn, type Token } from '../../celery-command/token.ts'
import { defineCheck } from '../define-check.ts'
import { command } from '../remedy/commands.ts'
import { installPackage } from '../remedy/install-package.ts'
import { runnableCommand } from '../../celery-command/runnable-command.ts'
import { correctCommand, nearestOption } from '../../celery-command/correct-command.ts'
import { beatLaunches } from '../../celery-command/beat-launches.ts'
import { misplacedInBeat } from '../../celery-command/misplaced-in-beat.ts'
import { judgedCommands, type JudgedCommand } from './judged-commands.ts'
import { passIfSearched } from './pass-if-searched.ts'
import { oneFinding, type WrongCommand } from './one-finding.ts'
import { restartOptions } from '../../celery-command/replacements.ts'

/** `--reload`, `--workers`, `--pool=process`: the worker doesn't start. */
export const optionsExist = defineCheck({
  id: 'launch.options-exist',
  title: "The project's commands of workers and beat use options that Celery has",
  tier: 'local',
  severity: 'error',
  needs: ['launchCommands', 'launchContext', 'celeryOptions', 'celery'],
  considers: ['commandSearch', 'app', 'beatCommands', 'project', 'python', 'packages'],
  evaluate(facts) {
    const { celeryOptions: fact, celery, app, project, python, packages } = facts
    const own = app?.userOptions ?? []
    const judged = judgedCommands(facts)
    const beats = judgedCommands({ ...facts, launchCommands: beatLaunches(facts.beatCommands ?? []) })
    const wrongWorkers = judged.flatMap((one) => {
      const refused = refusedTokens(one, own)
      if (refused.length === 0) return []
      const instead = correctCommand(one.tokens, fact, one.command.env)
      return [
        {
          command: one.command,
          level: one.level,
          because: explain(refused[0]!, fact, celery.version),
          instead,
          refused,
        },
      ]
    })
    const wrong = [...wrongWorkers, ...(fact.parser === 'click' ? beats.flatMap(wrongBeat) : [])]
    if (wrong.length === 0)
      return passIfSearched(facts.commandSearch, { commands: judged.length + beats.length, celery: celery.version })
    const restarts = wrongWorkers.find(({ refused }) => refused.some(isRestart))
    return oneFinding(
      wrong,
      { celery: celery.version },
      restarts
        ? `Remove ${restarts.refused.find(isRestart)?.words[0] ?? 'the option'}. To restart the worker when a file is saved, start the worker with watchfiles${wrongWorkers.some(({ refused }) => !refused.every(isRestart)) ? '; correct the other options as shown' : ''}.`
        : 'Use the command as shown.',
      ...(restarts?.instead
        ? [
            ...(project && python && packages?.['watchfiles'] === undefined
              ? installPackage(project, python, 'watchfiles').commands
              : []),
            command(
              'watchfiles',
              '--filter',
              'python',
              runnableCommand(restarts.instead, app?.app ?? null).join(' '),
              '.',
            ),
          ]
        : []),
    )
  },
})

function wrongBeat({ command: beat, level }: JudgedCommand): WrongCommand[] {
  const misplaced = misplacedInBeat(beat.argv)
  if (misplaced === null) return []
  const { name, instead } = misplaced
  const because = `Celery 5 accepts ${name} only before the word beat, so the command exits at once`
  return [{ command: beat, level, because, instead }]
}

/** Without placeholders and remarks of documentation, and options that the app itself adds. */
function refusedTokens({ tokens, command: { prose } }: JudgedCommand, own: readonly string[]): Token[] {
  return refusedIn(tokens).filter((token) => {
    if (token.kind === 'stray') return !prose
    if (token.kind === 'unknown') return !own.includes(token.name) && !own.includes('*')
    if (token.kind !== 'option' || token.wrong !== 'bad-value') return true
    return !isPlaceholder(token.value ?? '', token.option.ignoreCase && !prose)
  })
}

/** `-c N`, `--pool=POOL`, `-l debug/info`. */
const isPlaceholder = (value: string, capitalsCount: boolean): boolean =>
  /^[nx]$|\/|^(?:your|some|the)\b|_(?:count|number|level|name)$/i.test(value) ||
  (!capitalsCount && /^[A-Z][A-Z_]*$/.test(value))

const isRestart = (token: Token): boolean => token.kind === 'unknown' && restartOptions.includes(token.name)

function explain(token: Token, fact: CeleryOptionsFact, version: string): string {
  const celery = `Celery ${version}`
  const stops = 'so the command exits at once'
  if (token.kind === 'unknown') {
    if (isRestart(token)) return `a Celery worker has no option ${token.name} (${celery}), ${stops}`
    if (/\s/.test(token.name))
      return `"${token.words[0]!}" is one item of a list, so ${celery} takes the whole of it as an option's name, ${stops}`
    const near = nearestOption(token.name, fact)
    return `${celery} has no option ${token.name}${near ? ` (did you mean ${near}?)` : ''}, ${stops}`
  }
  if (token.kind === 'stray') return `${celery} does not expect the argument "${token.words.join(' ')}", ${stops}`
  if (token.kind !== 'option') return ''
  const { option, name, value, wrong } = token
  switch (wrong) {
    case 'misplaced':
      return option.of === 'celery'
        ? `${celery} accepts ${name} only before the word worker, ${stops}`
        : `${celery} accepts ${name} only after the word worker, ${stops}`
    case 'needs-value':
      return `${name} needs a value, ${stops}`
    case 'takes-no-value':
      return `${name} takes no value, ${stops}`
    default:
      return `${celery} does not accept ${value} for ${name} (${accepted(option)}), ${stops}`
  }
}

function accepted({ value, choices }: { readonly value: string; readonly choices: readonly string[] }): string {
  if (value === 'choice') return choices.join(', ')
  if (value === 'autoscale') return 'one or two whole numbers'
  return [value === 'int' ? 'a whole number' : 'a number', ...choices].join(' or ')
}
