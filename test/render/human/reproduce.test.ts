import { describe, expect, it } from 'vitest'
import { reproduceHuman } from '../../../src/render/human/reproduce.ts'
import { themeFor } from '../../../src/render/theme.ts'
import type { CureResult, ReproduceReport, RunResult, ScenarioResult } from '../../../src/scenarios/report.ts'

const uncoloured = await themeFor({}, {}, false)
const plain = (width: number) => ({ ...uncoloured, unicode: true, width })

const run: RunResult = {
  says: 'pool children are started by spawn',
  argv: ['/venv/bin/python', '-m', 'celery', '-A', 'shop', 'worker'],
  env: {},
  exitCode: null,
  excerpt: "[2026-01-01 10:00:00,003: ERROR/MainProcess] Task handler raised error: ValueError('not enough values')",
  diagnosis: 'spawn-fast-trace-unpack',
  tasks: { sent: 4, done: 0 },
  seconds: 2.1,
  folder: null,
}
const cure: CureResult = {
  ...run,
  says: 'a variable is set',
  env: { FORKED_BY_MULTIPROCESSING: '1' },
  excerpt: '[2026-01-01 10:00:00,003: INFO/ForkPoolWorker-1] Task shop.add[1] succeeded in 0.1s: 4',
  diagnosis: null,
  tasks: { sent: 4, done: 4 },
  worked: true,
}
const result: ScenarioResult = {
  id: 'spawn-empty-task-registry',
  title: 'Spawned children know no tasks',
  label: 'spawn-fast-trace-unpack',
  analogue: null,
  outcome: 'reproduced',
  because: 'as predicted',
  evidence: run,
  cure,
}
const report = (...scenarios: ScenarioResult[]): ReproduceReport => ({
  schemaVersion: 1,
  environment: { os: 'linux', python: '3.11.7', interpreter: '/venv/bin/python', celery: '5.6.2', billiard: '4.2.4' },
  scenarios,
})

describe.each([60, 80, 100, 110, 120])('%i columns', (width) => {
  const text = reproduceHuman(report(result), plain(width))
  const lines = text.split('\n')

  it('fits', () => {
    // Paths and commands are broken where they must be.
    expect(lines.filter((line) => line.length > width)).toEqual([])
  })

  it('shows both runs: what was run, the line that tells, and how many tasks were done', () => {
    const words = text.replaceAll(/[\s│]+/g, ' ')
    for (const part of [
      'failure',
      'cure',
      '0 of 4 tasks',
      '4 of 4 tasks',
      'FORKED_BY_MULTIPROCESSING=1',
      'nothing wrong',
    ])
      expect(words).toContain(part)
  })

  it('side by side where there is room', () => {
    expect(lines.some((line) => line.includes('failure') && /\bcure\b/.test(line))).toBe(width >= 110)
  })
})

it.each<[ScenarioResult['outcome'], Partial<ScenarioResult>, RegExp]>([
  ['not-applicable', { evidence: null, cure: null, because: 'only Windows has it' }, /only Windows has it/],
  ['not-reproduced', { because: 'with the cure, 3 of 4 tasks were done' }, /3 of 4 tasks were done/],
  ['reproduced', { analogue: 'the semaphore is replaced' }, /the semaphore is replaced/],
])('%s says why', (outcome, over, words) => {
  expect(reproduceHuman(report({ ...result, ...over, outcome }), plain(100))).toMatch(words)
})

it('--quiet shows what is not as predicted, and nothing else', () => {
  const text = reproduceHuman(report(result, { ...result, id: 'other', outcome: 'not-reproduced' }), plain(80), {
    quiet: true,
  })
  expect(text).toContain('other')
  expect(text).not.toContain('spawn-empty-task-registry')
  expect(reproduceHuman(report(result), plain(80), { quiet: true })).toBe('')
})
