import { optionValue } from '../../celery-command/option-value.ts'
import type { AppFact } from '../../facts/app.ts'
import type { BeatCommand } from '../../facts/beat.ts'
import { defineCheck, fail, pass, unknown } from '../define-check.ts'
import { settingsAreRead } from './after.ts'

/** Celery sends on_after_configure once, when it reads the configuration; later receivers are never called. */
export const beatHandlersRun = defineCheck({
  id: 'config.beat-handlers-run',
  title: 'Handlers of on_after_configure are connected before the signal is sent',
  tier: 'local',
  severity: 'error',
  needs: ['app', 'lateHandlers'],
  considers: ['beatCommands'],
  after: [...settingsAreRead, 'app.tasks-registered'],
  evaluate({ app, lateHandlers, beatCommands = [] }) {
    const late = [...lateHandlers].sort((a, b) => Number(b.schedules) - Number(a.schedules))
    const [first] = late
    if (first === undefined) return pass()
    const evidence = {
      app: app.app,
      handlers: late.map((one) => `${one.function} (${one.file}:${one.line})`),
    }
    const other = beatCommands.find((command) => isOtherApp(command, app))
    // Imported with -A itself, the module connects its handler in time.
    if (other !== undefined)
      return unknown(`beat is started with another app (${other.file}:${other.line}), which may import it in time.`, {
        ...evidence,
        beat: `${other.file}:${other.line}`,
      })
    return fail({
      message: `${first.function} is connected to on_after_configure after Celery has sent that signal, and is never called${
        first.schedules ? ': beat does not get its periodic tasks' : ''
      }.`,
      evidence,
      remedy: `Connect it to the signal that is sent when the task modules have been imported, @app.on_after_finalize.connect. Or move it to ${app.file ?? 'the module of the app'}, before anything there reads app.conf.`,
      location: { file: first.file, line: first.line },
      severity: first.schedules ? 'error' : 'warn',
    })
  },
})

/** `shop`, `shop.celery` and `shop.celery:app` are the same. */
function isOtherApp({ argv = [] }: BeatCommand, { app, module }: AppFact): boolean {
  const named = optionValue(argv, '--app')
  if (named === null || !/^[\w.:]+$/.test(named)) return false
  const name = named.split(':')[0]!
  return ![app.split(':')[0], module, `${module}.app`].includes(name) && `${name}.celery` !== module
}
