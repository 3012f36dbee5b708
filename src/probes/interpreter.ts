import { ok } from '../facts/outcome.ts'
import { findInterpreter } from '../project/interpreter/find-interpreter.ts'
import { defineProbe } from './define-probe.ts'

export const interpreterProbe = defineProbe({
  name: 'interpreter',
  provides: ['interpreter'],
  needs: [],
  considers: ['project'],
  tier: 'static',
  deadlineMs: 20_000,
  async run({ request, signal, step }, _facts, { project }) {
    const interpreter = await findInterpreter({
      root: request.root,
      flag: request.python,
      setting: request.settings.python,
      env: request.env,
      manager: project?.kind === 'ok' ? project.value.manager : 'pip',
      signal,
      step,
    })
    return { interpreter: ok(interpreter) }
  },
})
