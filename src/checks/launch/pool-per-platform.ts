import type { Facts } from '../../facts/facts.ts'
import type { LaunchCommand } from '../../facts/project.ts'
import { findOption, refusedIn, type Token } from '../../celery-command/token.ts'
import { optionValue } from '../../celery-command/option-value.ts'
import { defineCheck } from '../define-check.ts'
import { command as remedyCommand } from '../remedy/commands.ts'
import { leftOut } from '../remedy/left-out.ts'
import { SOLO_ON_WINDOWS } from '../remedy/solo-pool.ts'
import { commandWithPool } from '../../worker/command-with-pool.ts'
import { judgedCommands, type JudgedCommand } from './judged-commands.ts'
import { passIfSearched } from './pass-if-searched.ts'
import { oneFinding, type WrongCommand } from './one-finding.ts'
import { isOwnersCommand } from './owned-command.ts'

type Known = Pick<Facts, 'platform' | 'worker' | 'app' | 'launchContext' | 'launchCommands' | 'celeryOptions'>

/** Commands for Windows (a .bat, a job on windows-latest, a README's block for PowerShell) that start prefork there. */
export const poolPerPlatform = defineCheck({
  id: 'launch.pool-per-platform',
  title: 'Worker commands for Windows select a pool that works there',
  tier: 'local',
  severity: 'error',
  needs: ['platform', 'launchCommands', 'launchContext', 'celeryOptions', 'celery', 'app', 'worker'],
  considers: ['commandSearch'],
  evaluate(facts) {
    const { platform, worker } = facts
    const judged = judgedCommands(facts).filter(
      // A text about another app (a library's README) doesn't start this one.
      ({ tokens, command, level }) => refusedIn(tokens).length === 0 && !(command.prose && level === 'warn'),
    )
    const there = platform.target === 'windows'
    const hasWindowsCommand = facts.launchCommands.some(isForWindows)
    // pool.supported-on-platform reports the worker's own command; the others are warnings then.
    const reported = there && worker.pool === 'prefork'
    const wrong = judged.flatMap((one): WrongCommand[] => {
      const level = runsOnWindows(one, facts)
      // Judged for another system, the worker's own command may still be one that runs on Windows.
      const owned = there && isOwnersCommand(one.command, worker)
      const why = level && !owned ? startsPrefork(one, facts) : null
      if (level === null || why === null) return []
      if (hasWindowsCommand && one.command.platforms.length === 0) return []
      const { argv, dropped } = commandWithPool(one.command.argv, 'solo', 'windows', facts.celeryOptions)
      return [
        {
          command: one.command,
          level: reported || one.level === 'warn' ? 'warn' : level,
          because: `on Windows this starts prefork (${why}), which receives tasks and never runs them`,
          instead: argv,
          note: leftOut(dropped, 'solo', 'windows'),
        },
      ]
    })
    if (wrong.length === 0)
      return passIfSearched(facts.commandSearch, { commands: judged.length, system: platform.target })
    return oneFinding(
      wrong,
      { system: platform.target },
      SOLO_ON_WINDOWS,
      remedyCommand('poolwise', 'worker', 'launch', '--auto-pool'),
    )
  },
})

/** An error where the file is for Windows; a warning where it is for any system and the target is Windows. */
function runsOnWindows({ command: { platforms } }: JudgedCommand, { platform }: Known): 'error' | 'warn' | null {
  if (platforms.includes('windows')) return 'error'
  return platforms.length === 0 && platform.target === 'windows' ? 'warn' : null
}

/** A command for Windows that works there, or poolwise's own, which works on every system. */
const isForWindows = ({ argv, platforms, discouraged }: LaunchCommand): boolean => {
  if (discouraged) return false
  const pool = optionValue(argv, '--pool')
  const works = pool === null ? argv[0] === 'poolwise' : !['prefork', 'processes'].includes(pool)
  return works && (platforms.includes('windows') || (argv[0] === 'poolwise' && platforms.length === 0))
}

/** Why it is prefork; null where it isn't, or where only a run on Windows could show it. */
function startsPrefork({ tokens, command }: JudgedCommand, { app, launchContext, platform }: Known): string | null {
  const setting = app.settings['worker_pool']
  const configured = setting !== undefined && setting.origin !== 'default' && setting.value !== 'prefork'
  const pool = findOption(tokens, '--pool')
  if (pool?.value === 'processes') return '--pool=processes is the same pool'
  if (pool !== null && pool.value !== 'prefork') return null
  // To Celery --pool=prefork looks like its default, so the setting wins over it.
  if (configured || command.env?.['CELERY_WORKER_POOL'] !== undefined || hasUnknownOptions(tokens)) return null
  // The settings were read on this system; they may differ on Windows.
  if (platform.target !== 'windows' && launchContext.poolSetting !== null) return null
  return pool === null ? "no --pool: Celery's default" : pool.words.join(' ')
}

/** `celery -A shop worker $OPTIONS`: the pool may be among the unknown options. */
const hasUnknownOptions = (tokens: readonly Token[]): boolean =>
  tokens.some(({ kind, words }, index) => kind === 'word' && index > 0 && words[0] !== 'worker' && words[0] !== '--')
