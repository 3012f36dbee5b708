import type { OsName } from '../../facts/platform.ts'
import type { LaunchCommand } from '../../facts/project.ts'
import type { PoolName, WorkerFact } from '../../facts/worker.ts'
import {
  findOption,
  refusedIn,
  replaceToken,
  wordsOf,
  type OptionToken,
  type Token,
} from '../../celery-command/token.ts'
import { soundCommand } from '../../celery-command/sound-command.ts'
import { commandWithPool } from '../../worker/command-with-pool.ts'
import { defineCheck } from '../define-check.ts'
import { leftOut } from '../remedy/left-out.ts'
import { judgedCommands, type JudgedCommand } from './judged-commands.ts'
import { passIfSearched } from './pass-if-searched.ts'
import { oneFinding } from './one-finding.ts'
import { isOwnersCommand } from './owned-command.ts'

interface Fault {
  readonly because: string
  readonly instead: readonly string[] | null
  readonly note?: string
}

/** Options that Celery accepts and that have another effect than they appear to. */
export const optionForm = defineCheck({
  id: 'launch.option-form',
  title: "Options of the project's worker commands take effect as written",
  tier: 'local',
  severity: 'error',
  needs: ['launchCommands', 'launchContext', 'celeryOptions', 'celery'],
  considers: ['commandSearch', 'app', 'worker', 'platform'],
  evaluate(facts) {
    const { celery, celeryOptions, worker, platform } = facts
    const judged = judgedCommands(facts)
    const click = celeryOptions.parser === 'click'
    const wrong = judged.flatMap(({ command, level, tokens }) => {
      // Options that Celery refuses are launch.options-exist's.
      if (refusedIn(tokens).length > 0) return []
      const fault =
        asOneItem(command) ??
        blankInName(tokens) ??
        (click ? equalsSign(tokens) : null) ??
        ofThePool({ command, level, tokens }, worker, platform?.target)
      if (fault === null) return []
      const instead = fault.instead && soundCommand(fault.instead, celeryOptions)
      return [{ command, level, ...fault, instead }]
    })
    if (wrong.length === 0)
      return passIfSearched(facts.commandSearch, { commands: judged.length, celery: celery.version })
    return oneFinding(wrong, { celery: celery.version }, 'Use the command as shown.')
  },
})

/** `["celery -A shop worker"]`, `["sh", "-c", "celery", "-A", "shop", "worker"]`. */
function asOneItem({ unsplit, argv }: LaunchCommand): Fault | null {
  if (unsplit === undefined) return null
  return {
    because:
      unsplit === 'one-item'
        ? 'the command is one item of the list, so the system looks for a program of that whole name, and no worker starts'
        : 'sh -c runs the item behind it alone, celery without its options, so no worker starts',
    instead: argv,
    note: itemsNote(argv),
  }
}

/** `"-Q mail"` as one item of a list, `-Q "mail, reports"`: the blank becomes part of the name. */
function blankInName(tokens: readonly Token[]): Fault | null {
  const found = tokens.find(
    (token): token is OptionToken =>
      token.kind === 'option' && NAMES.some((name) => token.option.names.includes(name)) && hasBlank(token),
  )
  if (!found) return null
  const [word = ''] = found.words
  const value = found.joined ? word.slice(2) : (found.value ?? '')
  const names = value.split(',').map((name) => name.trim())
  const name = value.split(',').find((one) => one !== one.trim()) ?? value
  return {
    because: `${found.joined ? `"${word}"` : `${found.name} "${value}"`} gives ${found.name} the ${WHAT[found.option.names.at(-1)!] ?? 'value'} "${name}", with the blank`,
    instead: replaceToken(tokens, found, [found.name, names.join(',')]),
    note: found.joined ? itemsNote([found.name, names.join(',')]) : '',
  }
}

const WHAT: Readonly<Record<string, string>> = { '--app': 'module', '--queues': 'queue', '--include': 'module' }
const NAMES = ['--app', '--queues', '--exclude-queues', '--include']

const hasBlank = ({ joined, words: [word = ''], value, option }: OptionToken): boolean =>
  joined ? /^\s/.test(word.slice(2)) : option.names.includes('--queues') && /,\s|^\s/.test(value ?? '')

const itemsNote = (words: readonly string[]): string =>
  ` In a list each word is an item of its own: ${words.map((word) => `"${word}"`).join(', ')}.`

/** The worker's own command is judged by the pool checks. */
function ofThePool(
  { command, tokens }: JudgedCommand,
  worker: WorkerFact | undefined,
  target: OsName | undefined,
): Fault | null {
  const pool = findOption(tokens, '--pool')
  const beat = findOption(tokens, '--beat')
  const owned = isOwnersCommand(command, worker)
  if (owned && (target === 'windows' || !command.platforms.includes('windows'))) return null
  if (beat && isGreen(pool) && !owned) {
    return {
      because: `-B does not work with the ${pool!.value} pool: the worker exits with ImproperlyConfigured`,
      instead: wordsOf(tokens.filter((token) => token !== beat)),
    }
  }
  if (beat && command.platforms.includes('windows')) {
    return {
      because: 'Celery refuses -B on Windows: run celery beat as a separate process',
      instead: wordsOf(tokens.filter((token) => token !== beat)),
    }
  }
  if (owned) return null
  if (pool?.joined && isGreen(pool)) {
    return {
      because: `-P${pool.value} in one word selects the pool, but Celery does not patch the standard library: tasks are received and never run`,
      ...otherPool(command, pool.value === 'gevent' ? 'gevent' : 'eventlet', target),
    }
  }
  const concurrency = findOption(tokens, '--concurrency')
  if (pool?.value === 'solo' && concurrency && Number(concurrency.value) > 1) {
    return {
      because: `${concurrency.words.join(' ')} has no effect with the solo pool: it runs one task at a time, although the banner shows the number`,
      ...otherPool(command, 'threads', target),
    }
  }
  return null
}

function otherPool(
  { argv, platforms }: LaunchCommand,
  pool: PoolName,
  target: OsName | undefined,
): Pick<Fault, 'instead' | 'note'> {
  const system = platforms.includes('windows') ? 'windows' : (target ?? 'linux')
  const { argv: instead, dropped } = commandWithPool(argv, pool, system)
  return { instead, note: leftOut(dropped, pool, system) }
}

const isGreen = (pool: OptionToken | null): boolean => pool?.value === 'gevent' || pool?.value === 'eventlet'

/** `-Q=mail`: to click the equals sign is part of the value, so this worker consumes a queue named `=mail`. */
function equalsSign(tokens: readonly Token[]): Fault | null {
  const found = tokens.find(
    (token): token is OptionToken => token.kind === 'option' && token.joined && /^=./.test(token.words[0]!.slice(2)),
  )
  if (!found) return null
  const [word = ''] = found.words
  return {
    because: `${word} gives ${found.name} the value "${word.slice(2)}", including the equals sign`,
    instead: replaceToken(tokens, found, [found.name, word.slice(3)]),
  }
}
