import { advise } from '../../src/pool/advise.ts'
import type { EmitInput } from '../../src/emit/define-emitter.ts'
import { inputOf } from '../pool/inputs.ts'

/** The input of an emitter for an advisor input in words; on the other systems the same project has nothing configured. */
export function inputFor(words: string, over: Partial<EmitInput> = {}): EmitInput {
  const here = inputOf(words)
  const app = over.app ?? 'shop'
  const plan = (system: string) => advise(inputOf(system), app)
  return {
    target: here.os,
    plans: {
      linux: plan('linux'),
      macos: plan('macos'),
      windows: plan('windows, venv'),
      [here.os]: advise(here, app),
    },
    app,
    celery: here.celery,
    name: 'shop',
    root: '/srv/shop',
    below: '',
    python: '/srv/shop/.venv/bin/python',
    manager: 'pip',
    pythonVersion: '3.11',
    namespace: null,
    stopSeconds: 300,
    ...over,
  }
}

/** A plan with words that every format has to quote in its own way. */
export function hostile(words: string, over: Partial<EmitInput> = {}): EmitInput {
  const input = inputFor(words, { app: `it's "$HOME" $(id) %n \`x\` 100%.app`, ...over })
  const plan = input.plans[input.target]
  const env = { PYTHONPATH: String.raw`a b/$X\c`, NOTE: `"%d" it's $(y)` }
  return { ...input, plans: { ...input.plans, [input.target]: { ...plan, env } } }
}
