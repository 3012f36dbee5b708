import { expect, it } from 'vitest'
import { trace } from '../../../src/pool/trace.ts'
import { traceHuman } from '../../../src/render/human/trace.ts'
import { inputOf } from '../../pool/inputs.ts'
import { ascii, unicode } from './themes.ts'

const shown = (words: string, verbose = false) => traceHuman(trace(inputOf(words)), unicode, { verbose })

it('every rule that fired, with what it says and needs', () => {
  const text = shown('macos, celery 5.6.2, time limit')
  expect(text).toContain('threads-ignore-limits  against threads\n')
  expect(text).toContain('prefork-for-limits  for prefork, weight 75\n')
  expect(text).toContain('prefork-spawn-needs-variable  notes on prefork\n')
  expect(text).toContain('needs FORKED_BY_MULTIPROCESSING=1')
  expect(text).not.toContain('prefork-on-windows')
})

it('those without a word are counted, or named', () => {
  expect(shown('linux')).toMatch(/\d+ more rules do not apply/)
  expect(shown('linux', true)).toContain('prefork-on-windows')
})

it('every rule is in the trace', () => {
  const rules = new Set(trace(inputOf('linux, -B, --autoscale=10,3')).map(({ rule }) => rule))
  expect(rules.size).toBe(new Set(trace(inputOf('linux')).map(({ rule }) => rule)).size)
})

it('needs no glyph that an old console lacks', () =>
  expect(traceHuman(trace(inputOf('linux, terminates, has gevent')), ascii, { verbose: true })).toMatch(
    /^[\x00-\x7F]*$/,
  ))
