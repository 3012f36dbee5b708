import { describe, expect, it } from 'vitest'
import { emitFormats, type EmitInput } from '../../src/emit/define-emitter.ts'
import { emitters } from '../../src/emit/catalogue.ts'
import { hiddenIn } from '../../src/emit/hidden-in.ts'
import type { PoolPlan } from '../../src/pool/plan.ts'
import { inputFor } from './input.ts'

const withPlan = (change: (plan: PoolPlan) => Partial<PoolPlan>): EmitInput => {
  const input = inputFor('linux')
  return { ...input, plans: { ...input.plans, linux: { ...input.plans.linux, ...change(input.plans.linux) } } }
}

/** Every text of the project that a form repeats. */
const PLACES: Readonly<Record<string, (text: string) => EmitInput>> = {
  'the app': (app) => inputFor('linux', { app }),
  'the folder of the project': (name) => inputFor('linux', { root: `/srv/${name}` }),
  'the folder below the repository': (below) => inputFor('linux', { below }),
  'the interpreter': (name) => inputFor('linux', { python: `/srv/${name}/python` }),
  'a word of the command': (word) => withPlan(({ command }) => ({ command: [[...command[0]!, '-n', word]] })),
  'the folder of the command': (folder) => withPlan(() => ({ folder })),
  'the name of a variable': (name) => withPlan(() => ({ env: { [name]: 'x' } })),
  'the value of a variable': (value) => withPlan(() => ({ env: { X: value } })),
  'a queue': (queue) => withPlan(({ nodes }) => ({ nodes: [{ ...nodes[0]!, queues: ['celery', queue] }] })),
  'a node': (name) => withPlan(({ nodes }) => ({ nodes: [{ ...nodes[0]!, name }] })),
  "a variable of a node's": (value) => withPlan(({ nodes }) => ({ nodes: [{ ...nodes[0]!, env: { X: value } }] })),
}

const HIDDEN = [
  ...['\u001b[31m', '\u0007', '\u0000', '\u009b1m', '\u007f', '\r', '\n', '\t'],
  ...['\u202e', '\u2066', '\u061c', '\u200b', '\u2028', '\ufeff', '\u{e0041}', '\ud800'],
  ...[' ::error::x', ' ::set-output name=a::b', '##[error]x', '##vso[task.x]y', '##teamcity[z]', '::stop-commands::t'],
]

describe.each(Object.entries(PLACES))('%s', (_, place) => {
  it('is refused with what a terminal or a CI obeys, or a reader does not see', () => {
    const taken = HIDDEN.filter((text) => hiddenIn(place(`name${text}`)) === null)
    expect(taken).toEqual([])
  })

  it('is taken without', () => expect(hiddenIn(place('name é 日本 x::y'))).toBeNull())
})

it.each(emitFormats)('%s has no such character of its own', async (format) => {
  const text = await emitters[format].emit(inputFor(emitters[format].system === 'windows' ? 'windows, venv' : 'linux'))
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\ufeff]/)
})
