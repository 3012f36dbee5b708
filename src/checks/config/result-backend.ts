import { defineCheck, fail, pass } from '../define-check.ts'
import { settingsAreRead } from './after.ts'
import { isOn } from './task-settings.ts'

export const resultBackend = defineCheck({
  id: 'config.result-backend',
  title: 'A result backend is set if results are awaited',
  tier: 'local',
  severity: 'info',
  needs: ['app', 'taskUsage'],
  after: settingsAreRead,
  evaluate({ app, taskUsage: { awaited } }) {
    const backend = app.settings['result_backend']?.value
    const stored = typeof backend === 'string' ? !/^disabled(?:$|:)/.test(backend) && backend !== '' : backend != null
    const [first] = awaited
    // Eager tasks return their result directly.
    if (stored || first === undefined || isOn(app, 'task_always_eager'))
      return pass({ results: stored ? 'stored' : 'not awaited' })
    return fail({
      message:
        first.how === 'chord'
          ? 'A chord is used without a result backend: its body never runs.'
          : `The code waits for a result with .${first.how}() without a result backend: that raises NotImplementedError.`,
      evidence: { at: awaited.map(({ file, line, how }) => `${file}:${line} ${how}`) },
      remedy:
        'Set result_backend, for example "redis://localhost:6379/1", "rpc://" for RabbitMQ or "db+sqlite:///results.db"; or do not wait for results.',
      location: { file: first.file, line: first.line },
    })
  },
})
