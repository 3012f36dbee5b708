import { defineCheck, fail, pass, skip } from '../define-check.ts'
import { settingsAreRead } from './after.ts'
import { isOn } from './task-settings.ts'

export const resultBackend = defineCheck({
  id: 'config.result-backend',
  title: 'Results that the code waits for are stored',
  tier: 'local',
  severity: 'info',
  needs: ['app'],
  after: settingsAreRead,
  evaluate({ app }) {
    if (app.configuration === null) return skip('the source was not read')
    const backend = app.settings['result_backend']?.value
    const stored = typeof backend === 'string' ? !/^disabled(?:$|:)/.test(backend) && backend !== '' : backend != null
    const [first] = app.configuration.awaited
    // Eager tasks hand their result over themselves.
    if (stored || first === undefined || isOn(app, 'task_always_eager'))
      return pass({ results: stored ? 'stored' : 'not awaited' })
    return fail({
      message:
        first.how === 'chord'
          ? 'A chord is used, but no result backend is set: its body never runs.'
          : `The code waits for a result with .${first.how}(), but no result backend is set: that raises NotImplementedError.`,
      evidence: { at: app.configuration.awaited.map(({ file, line, how }) => `${file}:${line} ${how}`) },
      remedy:
        'Set result_backend, for example "redis://localhost:6379/1", "rpc://" for RabbitMQ or "db+sqlite:///results.db"; or do not wait.',
      location: { file: first.file, line: first.line },
    })
  },
})
