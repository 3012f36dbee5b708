import { defaultTiers } from '../../src/facts/tier.ts'
import { describe, expect, it } from 'vitest'
import { isProblem, selectChecks, type RequestedSelection } from '../../src/doctor/select-checks.ts'
import { matchesCheck } from '../../src/text/check-pattern.ts'
import { check } from './engine.ts'

const checks = [
  check('python.found'),
  check('python.celery-installed'),
  check('app.found'),
  check('broker.configured'),
  check('broker.reachable', { tier: 'network' }),
]

/** What is selected, or the problem and what is proposed. */
function select(asked: Partial<RequestedSelection>, { offline = false, off = [] as readonly string[] } = {}) {
  const selected = selectChecks(
    checks,
    { only: [], skip: [], ...asked },
    offline ? ['static', 'local'] : defaultTiers,
    new Set(off),
  )
  return isProblem(selected) ? `${selected.problem}. ${selected.next}` : [...selected.ids]
}

const all = checks.map(({ id }) => id)
const list = 'See: poolwise doctor --list'

it.each<[title: string, asked: Partial<RequestedSelection>, expected: readonly string[] | string]>([
  ['nothing asked for: all', {}, all],
  ['an id', { only: ['app.found'] }, ['app.found']],
  ['several', { only: ['app.found', 'python.found'] }, ['python.found', 'app.found']],
  ['a category', { only: ['broker'] }, ['broker.configured', 'broker.reachable']],
  ['a category as a glob', { only: ['broker.*'] }, ['broker.configured', 'broker.reachable']],
  ['a slug in any category', { only: ['*.found'] }, ['python.found', 'app.found']],
  ['a question mark', { only: ['app.foun?'] }, ['app.found']],
  ['capitals', { only: ['App.Found'] }, ['app.found']],
  ['without one', { skip: ['app.found'] }, all.filter((id) => id !== 'app.found')],
  ['without a category', { skip: ['broker', 'app'] }, ['python.found', 'python.celery-installed']],
  ['both', { only: ['python'], skip: ['*.found'] }, ['python.celery-installed']],
  [
    'a mistyped id',
    { only: ['broker.reachble'] },
    '--only broker.reachble: there is no such check. Did you mean broker.reachable?',
  ],
  ['a mistyped category', { skip: ['brokr'] }, '--skip brokr: there is no such check. Did you mean broker?'],
  ['a slug alone', { only: ['reachable'] }, '--only reachable: there is no such check. Did you mean broker.reachable?'],
  [
    'two that are meant',
    { only: ['found'] },
    '--only found: there is no such check. Did you mean python.found or app.found?',
  ],
  ['nothing near', { only: ['weather'] }, `--only weather: there is no such check. ${list}`],
  ['a glob of nothing', { only: ['pool.*'] }, `--only pool.* matches no check. ${list}`],
  ['one of several is unknown', { only: ['app.found', 'weather'] }, `--only weather: there is no such check. ${list}`],
  [
    'nothing left',
    { only: ['app'], skip: ['app.found'] },
    '--skip leaves nothing to check. See all checks: poolwise doctor --list',
  ],
])('%s', (_, asked, expected) => expect(select(asked)).toEqual(expected))

describe('what the network is needed for', () => {
  it('alone, with --offline, is nothing', () => {
    expect(select({ only: ['broker.reachable'] }, { offline: true })).toBe(
      'broker.reachable needs the network, but --offline is set. Leave --offline out, or name other checks.',
    )
  })
  it('beside others is reported as not asked', () => {
    expect(select({ only: ['broker'] }, { offline: true })).toEqual(['broker.configured', 'broker.reachable'])
  })
})

describe('what the settings switch off', () => {
  const off = { off: ['app.found'] }
  it('stays off', () => expect(select({ only: ['*.found'] }, off)).toEqual(['python.found']))
  it('is on when it is named: a flag wins over the file', () =>
    expect(select({ only: ['app.found'] }, off)).toEqual(['app.found']))
  it('and nothing else is a selection of nothing', () =>
    expect(select({ only: ['app'] }, off)).toMatch(/^the settings switch off every selected check/))
})

it.each([
  ['app.f*', 'app.found', true],
  ['app', 'apps.found', false],
  ['a.p.found', 'app.found', false],
  ['*', 'app.found', true],
  ['app.[f]ound', 'app.found', false],
])('%s and %s: %s', (word, id, expected) => expect(matchesCheck(word, id)).toBe(expected))
