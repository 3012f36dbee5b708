import { isCommandOf } from '../../celery-command/command-of-app.ts'
import { defineCheck, fail, pass, skip, unknown } from '../define-check.ts'
import { judgedCommands } from '../launch/judged-commands.ts'
import { settingsAreRead } from './after.ts'

/** Judged only where files for machines start the app's worker, and nothing in the project speaks of beat. */
export const beatStarted = defineCheck({
  id: 'config.beat-started',
  title: 'Something starts beat if there is a schedule',
  tier: 'local',
  severity: 'warn',
  needs: ['app', 'beatSchedule', 'beatCommands', 'beatMention', 'launchContext', 'celeryOptions'],
  considers: ['launchCommands', 'ownStarts'],
  after: [...settingsAreRead, 'config.beat-tasks-exist'],
  evaluate(facts) {
    const { app, beatSchedule, beatCommands, beatMention, launchCommands = [], ownStarts = [] } = facts
    const { entries } = beatSchedule
    const [first] = entries
    if (first === undefined) return pass({ entries: 0 })
    const evidence = { entries: entries.map(({ entry, task }) => `${entry}: ${task}`).slice(0, 20) }
    const starts = beatCommands[0]
    if (starts !== undefined) return pass({ ...evidence, beat: `${starts.file}:${starts.line}` })
    if (beatMention.file !== null) return pass({ ...evidence, 'beat is mentioned in': beatMention.file })
    if (ownStarts.length > 0) return skip(`${ownStarts[0]!.argv.slice(0, 3).join(' ')} may start beat as well`)
    // By a machine, outside of tests and examples.
    const workers = judgedCommands({ ...facts, launchCommands }).flatMap(({ command, level }) =>
      level === 'error' && command.prose !== true && isCommandOf(app.app, command) ? [command] : [],
    )
    const [worker] = workers
    if (worker === undefined) return skip('no file of this project starts a worker of the app')
    if (!beatMention.complete)
      return unknown('Part of the project was not read, so it is not known whether something starts beat.', evidence)
    return fail({
      message: `The schedule has ${entries.length === 1 ? 'an entry' : `${entries.length} entries`} (${first.entry}), but nothing in this project starts beat: ${first.task} is never sent.`,
      evidence: { ...evidence, workers: workers.map(({ file, line }) => `${file}:${line}`).slice(0, 20) },
      remedy: `Start beat once, beside the workers: celery -A ${app.app} beat -l info. If it is started elsewhere, switch this check off.`,
      location: { file: worker.file, line: worker.line },
    })
  },
})
