import { defaultTiers } from '../../src/facts/tier.ts'
import { expect, it } from 'vitest'
import { runDoctor } from '../../src/doctor/run-doctor.ts'
import { isProblem, selectChecks } from '../../src/doctor/select-checks.ts'
import { absent, ok } from '../../src/facts/outcome.ts'
import { hostFact } from '../support/facts.ts'
import { check, failing, plainPolicy, probe, request } from './engine.ts'

const ran: string[] = []
const noting = (name: string, over: Parameters<typeof probe>[1]) =>
  probe(name, {
    ...over,
    run: () => {
      ran.push(name)
      return Promise.resolve(
        over.run ? {} : Object.fromEntries((over.provides ?? []).map((fact) => [fact, absent('no app')])),
      )
    },
  })
const probes = [
  probe('host', { provides: ['host'], run: () => Promise.resolve({ host: ok(hostFact()) }) }),
  noting('python', { provides: ['app', 'appImport'] }),
  noting('broker', { provides: ['broker'], needs: ['app'] }),
  noting('ipc', { provides: ['ipc'] }),
]
const fix = { kind: 'command', title: 'mend it', argv: ['uv', 'add', 'celery'], undo: [] } as const
const broken = { ...failing, remedy: { text: 'mend it', commands: [], fixes: [fix] } } as const
const checks = [
  check('host.node-supported', { needs: ['host'] }),
  check('app.imports', { says: broken }),
  check('broker.configured', { needs: ['broker'] }),
  check('ipc.child-spawns', { needs: ['ipc'], severity: 'warn' }),
]

async function run(only: readonly string[], skip: readonly string[], profile: 'dev' | 'ci' = 'dev') {
  ran.length = 0
  const asked = { only, skip }
  const selected = selectChecks(checks, asked, defaultTiers)
  if (isProblem(selected)) throw new Error(selected.problem)
  const { report, fixes } = await runDoctor({
    secrets: [],
    probe: request,
    policy: { ...plainPolicy, profile },
    tiers: defaultTiers,
    checks,
    probes,
    workload: null,
    selection: { ...selected, ...asked },
    version: '0.1.0',
    signal: new AbortController().signal,
  })
  return {
    rows: report.checks.map(({ id, status, blockedBy }) => [id, status, ...blockedBy].join(' ')),
    verdict: `${report.summary.verdict} ${report.summary.exitCode}`,
    selection: report.run.selection,
    fixes,
  }
}

it('a failure that blocks a selected check is reported with it', async () => {
  const { rows, verdict, selection, fixes } = await run(['broker'], [])
  expect(rows).toEqual(['app.imports fail', 'broker.configured skip app.imports'])
  expect(verdict).toBe('fail 1')
  expect(selection).toMatchObject({ notAsked: 3, inTheWay: ['app.imports'] })
  expect(fixes).toEqual([{ check: 'app.imports', fix }])
})

it.each(['dev', 'ci'] as const)(
  'left out by name it is not, and then nothing is clear, profile %s',
  async (profile) => {
    const { rows, verdict, fixes } = await run(['broker'], ['app'], profile)
    expect(rows).toEqual(['broker.configured skip app.imports'])
    expect(verdict).toBe('inconclusive 3')
    expect(fixes).toEqual([])
  },
)

it('for a check that is not blocked, no other failure is reported', async () => {
  const { rows, verdict } = await run(['host'], [])
  expect(rows).toEqual(['host.node-supported pass'])
  expect(verdict).toBe('pass 0')
})

it('what no check looks at is not found out', async () => {
  await run(['host'], [])
  expect(ran).toEqual([])
  await run(['broker'], [])
  expect(ran).toEqual(['python'])
  await run([], ['host'])
  expect(ran).toEqual(['python', 'ipc'])
})
