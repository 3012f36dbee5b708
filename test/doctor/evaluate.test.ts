import { describe, expect, it } from 'vitest'
import type { AnyCheck, CheckResult } from '../../src/checks/define-check.ts'
import { evaluateChecks } from '../../src/doctor/evaluate.ts'
import type { FactOutcomes } from '../../src/facts/facts.ts'
import { absent, broken, ok, timedOut } from '../../src/facts/outcome.ts'
import { hostFact } from '../support/facts.ts'
import { check, failing } from './engine.ts'

const statuses = (checks: readonly AnyCheck[], outcomes: FactOutcomes = {}) =>
  evaluateChecks(checks, outcomes).map(({ check: { id }, result, blockedBy }) =>
    [id, result.status, ...blockedBy].join(' '),
  )

describe('a need that is not ok', () => {
  const asks = check('app.imports', { needs: ['host'] })
  it.each([
    ['ok', ok(hostFact()), 'pass'],
    ['absent', absent('there is none'), 'skip'],
    ['broken', broken('it broke'), 'unknown'],
    ['timed out', timedOut(4_000, 'importing shop'), 'unknown'],
  ])('%s → %s', (_, host, status) => expect(evaluateChecks([asks], { host })[0]!.result.status).toBe(status))

  it('nobody brought → skip', () => expect(statuses([asks])).toEqual(['app.imports skip']))

  it('says what was hanging', () => {
    const [{ result } = { result: null }] = evaluateChecks([asks], { host: timedOut(4_000, 'importing shop') })
    expect(result).toMatchObject({ evidence: { fact: 'host', hung: 'importing shop' } })
  })

  it('a considered fact is no need', () => {
    const considers = check('app.found', {
      considers: ['host'],
      evaluate: (facts) => ({ status: 'pass', evidence: { seen: 'host' in facts } }),
    })
    expect(evaluateChecks([considers], { host: broken('it broke') })[0]!.result).toEqual({
      status: 'pass',
      evidence: { seen: false },
    })
    expect(evaluateChecks([considers], { host: ok(hostFact()) })[0]!.result).toEqual({
      status: 'pass',
      evidence: { seen: true },
    })
  })
})

describe('one fault, one error', () => {
  const owner = check('a.owner', { says: failing })

  it('a check after a failed one is skipped and names it', () => {
    expect(statuses([owner, check('a.second', { after: ['a.owner'] })])).toEqual([
      'a.owner fail',
      'a.second skip a.owner',
    ])
  })

  it('and so is whatever comes after that', () => {
    const chain = [owner, check('a.second', { after: ['a.owner'] }), check('a.third', { after: ['a.second'] })]
    expect(statuses(chain)).toEqual(['a.owner fail', 'a.second skip a.owner', 'a.third skip a.owner'])
  })

  it('two owners are both named, each once', () => {
    const checks = [
      owner,
      check('b.owner', { says: failing }),
      check('a.second', { after: ['a.owner'] }),
      check('c.last', { after: ['a.owner', 'a.second', 'b.owner'] }),
    ]
    expect(statuses(checks).at(-1)).toBe('c.last skip a.owner b.owner')
  })

  it.each(['warn', 'info'] as const)('a %s blocks nothing', (severity) => {
    const second = check('a.second', { after: ['a.owner'] })
    expect(statuses([check('a.owner', { severity, says: failing }), second])).toEqual(['a.owner fail', 'a.second pass'])
    const lowered = check('a.owner', { says: { ...failing, severity } as CheckResult })
    expect(statuses([lowered, second])).toEqual(['a.owner fail', 'a.second pass'])
  })

  it.each(['pass', 'unknown', 'skip'] as const)('an owner that says %s blocks nothing', (status) => {
    const says = { status, evidence: {}, because: '', remedy: null }
    expect(statuses([check('a.owner', { says }), check('a.second', { after: ['a.owner'] })])).toEqual([
      `a.owner ${status}`,
      'a.second pass',
    ])
  })

  it('an owner that is not among the checks blocks nothing', () => {
    expect(statuses([check('a.second', { after: ['a.owner'] })])).toEqual(['a.second pass'])
  })

  it('evaluates owners first and reports in the order of the list', () => {
    expect(statuses([check('a.second', { after: ['a.owner'] }), owner])).toEqual([
      'a.second skip a.owner',
      'a.owner fail',
    ])
  })

  it('the owner of a fact counts where the fact is missing', () => {
    const checks = [check('python.found', { says: failing }), check('app.imports', { needs: ['python'] })]
    expect(statuses(checks, { python: absent('no interpreter') })).toEqual([
      'python.found fail',
      'app.imports skip python.found',
    ])
    expect(statuses(checks, { python: ok({} as never) })).toEqual(['python.found fail', 'app.imports pass'])
  })

  it('without a failed owner a missing fact says why itself', () => {
    const checks = [check('python.found'), check('app.imports', { needs: ['python'] })]
    expect(statuses(checks, { python: broken('it crashed') })).toEqual(['python.found pass', 'app.imports unknown'])
  })

  it('refuses checks that wait for each other', () => {
    const circle = [check('a.one', { after: ['a.two'] }), check('a.two', { after: ['a.one'] })]
    expect(() => evaluateChecks(circle, {})).toThrow('a.one → a.two → a.one')
  })
})

it('a check that crashes is unknown, with its error, and blocks nothing', () => {
  const crashing = check('a.crash', {
    evaluate() {
      throw new TypeError('x is undefined')
    },
  })
  const [crashed, next] = evaluateChecks([crashing, check('a.next', { after: ['a.crash'] })], {})
  expect(crashed).toMatchObject({ result: { status: 'unknown' }, error: 'x is undefined' })
  expect(next).toMatchObject({ result: { status: 'pass' }, error: null })
})
