import { describe, expect, it } from 'vitest'
import { catalogue } from '../../../src/checks/catalogue.ts'
import { evaluateChecks } from '../../../src/doctor/evaluate.ts'
import { pastePlace } from '../../../src/doctor/paste-place.ts'
import { toFinding } from '../../../src/doctor/to-finding.ts'
import { summarize } from '../../../src/doctor/summarize.ts'
import type { Facts } from '../../../src/facts/facts.ts'
import { advise } from '../../../src/pool/advise.ts'
import { advisorInput } from '../../../src/pool/advisor-input.ts'
import { doctorHuman } from '../../../src/render/human/doctor.ts'
import type { DoctorReport } from '../../../src/doctor/report.ts'
import { themeFor } from '../../../src/render/theme.ts'
import { plainPolicy } from '../../doctor/engine.ts'
import { found } from '../../support/check-case.ts'
import { healthy, notTried, onWindows, ipcFact, platformFact, pythonError } from '../../support/facts.ts'
import { doctorReport, finding } from '../../support/findings.ts'
import { ascii, unicode } from './themes.ts'

const missing = finding({
  status: 'fail',
  id: 'python.celery-installed',
  message: "Celery isn't installed for ~/shop/.venv/bin/python.",
  evidence: {
    interpreter: '~/shop/.venv/bin/python',
    found: 'project-venv',
    celery: null,
    others: [],
    looked: ['.venv', 'PATH'],
  },
  remediation: {
    text: "Install celery into the project's environment. Add it to the project's requirements as well.",
    commands: [
      {
        argv: ['.venv/bin/python', '-m', 'pip', 'install', 'celery[redis]', 'kombu<5.8'],
        platforms: [],
        shell: '.venv/bin/python -m pip install "celery[redis]" "kombu<5.8"',
        safe: false,
      },
      {
        argv: ['py', '-3', '-m', 'venv', '.venv'],
        platforms: ['windows'],
        shell: 'py -3 -m venv .venv',
        safe: false,
      },
    ],
  },
})
const warning = finding({
  status: 'fail',
  severity: 'warn',
  id: 'python.same-environment',
  message: 'It is another one.',
})
const hint = finding({ status: 'fail', severity: 'info', id: 'pool.best-fit', message: 'threads fits better' })
const unsure = finding({
  status: 'unknown',
  id: 'ipc.child-spawns',
  message: 'no answer after 20 s: ipc: pool',
  evidence: { fact: 'ipc' },
})
const quiet = finding({ ...missing, silenced: { reason: 'known', until: null } })
const pass = finding({ evidence: { app: 'shop', from: null, 'took ms': 120 } })
const skip = finding({
  status: 'skip',
  id: 'app.django-settings',
  title: "Django's settings are known before the app is made",
  message: 'not a Django project',
})

it('an error: what, the evidence, the cure', () => {
  expect(
    doctorHuman(doctorReport([pass, missing, skip], { verdict: 'fail', fail: 1, errors: 1, skip: 1 }), unicode),
  ).toBe(
    `poolwise 0.1.0 | Celery 5.7.0 | Python 3.11.7 | linux | ~/shop

error    python.celery-installed
  Celery isn't installed for ~/shop/.venv/bin/python.
    interpreter  ~/shop/.venv/bin/python
    found        project-venv
    looked       .venv; PATH
  cure  Install celery into the project's environment. Add it to the project's
        requirements as well.
        $ .venv/bin/python -m pip install "celery[redis]" "kombu<5.8"
        $ py -3 -m venv .venv   (windows)

1 error (1 passed, 1 skipped, 1.2 s)`,
  )
})

it('a healthy project: one line, and the plan', () => {
  const plan = advise(advisorInput(healthy(), null), 'shop')
  const report = doctorReport([pass, hint, skip], { skip: 1 }, { plan })
  expect(doctorHuman(report, unicode)).toBe(
    `poolwise 0.1.0 | Celery 5.7.0 | Python 3.11.7 | linux | ~/shop

✓ Nothing keeps a worker from running tasks here. (1 passed, 1 skipped, 1.2 s)

Plan  prefork, 4 processes
      · processes use every CPU, enforce time limits, and a crash affects one
      task only

  $ celery -A shop worker --pool=prefork --concurrency=4 --loglevel=INFO`,
  )
  expect(doctorHuman(report, ascii)).toContain('\nok Nothing keeps')
})

it('every row with --verbose, on a console without Unicode', () => {
  const report = doctorReport([pass, hint, unsure, quiet, skip, warning], {
    warnings: 1,
    unknown: 1,
    silenced: 1,
    skip: 1,
  })
  expect(doctorHuman(report, ascii, { verbose: true })).toBe(
    `poolwise 0.1.0 | Celery 5.7.0 | Python 3.11.7 | linux | ~/shop

ok       app.imports  Importing the app works
         app shop; took ms 120

note     pool.best-fit  Importing the app works
         threads fits better

unknown  ipc.child-spawns
  no answer after 20 s: ipc: pool
    fact      ipc

quiet    python.celery-installed  Importing the app works
         Celery isn't installed for ~/shop/.venv/bin/python.

skipped  app.django-settings  Django's settings are known before the app is made
         not a Django project

warning  python.same-environment
  It is another one.

1 warning (1 passed, 1 skipped, 1 unknown, 1 silenced, 1.2 s)
not checked: ipc.child-spawns

took 1240 ms, slowest: python (610 ms)`,
  )
})

it.each<[string, Partial<DoctorReport['summary']>, Partial<DoctorReport>, string]>([
  ['dev', { verdict: 'pass' }, {}, 'No problem found, but 1 check could not be decided.'],
  [
    'ci',
    { verdict: 'inconclusive', exitCode: 3 },
    {},
    'inconclusive: no problem found, but 1 check could not be decided.',
  ],
])('says when something that matters is not known, profile %s', (_, summary, over, expected) => {
  const text = doctorHuman(doctorReport([pass, unsure], { unknown: 1, ...summary }, over), unicode)
  expect(text.replaceAll(/\s+/g, ' ')).toContain(` ${expected} (1 passed, 1 unknown, 1.2 s)`)
  expect(text).not.toContain('Nothing keeps')
})

it('says what was not checked, also beside an all-clear', () => {
  const offline = doctorReport([pass, { ...pass, id: 'broker.reachable', category: 'broker', status: 'skip' }])
  const text = doctorHuman({ ...offline, run: { ...offline.run, offline: true } }, unicode)
  expect(text).toContain('not checked: the connection to the broker (--offline)')
  expect(doctorHuman(doctorReport([pass]), unicode)).not.toContain('not checked')
})

it('an unknown that would be a warning at most takes nothing from the all-clear', () => {
  const text = doctorHuman(doctorReport([pass, { ...unsure, severity: 'warn' }], { unknown: 1 }), unicode)
  expect(text).toContain('Nothing keeps a worker from running tasks here.')
})

it('says first that only one of several apps was judged', () => {
  const { run } = doctorReport([])
  const others = [
    { app: 'mail', where: 'mail.py:3', folder: null, shell: 'npx poolwise doctor -A mail' },
    ...Array.from({ length: 3 }, () => ({ app: 'x', where: 'y:1', folder: 'z', shell: '' })),
  ]
  const report = doctorReport([pass], {}, { run: { ...run, apps: { judged: 'shop', where: 'Procfile:1', others } } })
  const text = doctorHuman(report, unicode)
  expect(text.replaceAll(/\s+/g, ' ')).toContain(
    'Judged is the app shop (Procfile:1), not mail (mail.py:3), x (y:1), x (y:1), 1 more. For another one:',
  )
  expect(text).toContain('\n  $ npx poolwise doctor -A mail\n')
  expect(text.indexOf('mail')).toBeLessThan(text.indexOf('Nothing keeps'))
})

it('says which files were searched only in part', () => {
  const { run } = doctorReport([])
  const report = doctorReport([pass], {}, { run: { ...run, partlySearched: ['compose.yml', 'a', 'b', 'c'] } })
  const text = doctorHuman(report, unicode).replaceAll(/\s+/g, ' ')
  expect(text).toContain(
    'Searched only in part for worker commands, too large or with too many: compose.yml, a, b, 1 more',
  )
})

it('speaks of the system that was judged', () => {
  const { platform } = doctorReport([])
  const report = doctorReport([pass], {}, { platform: { ...platform, target: 'windows' } })
  expect(doctorHuman(report, unicode)).toContain('linux, judged for windows')
  expect(doctorHuman(report, unicode)).toContain('running tasks on windows.')
})

it('with --quiet only what needs action', () => {
  expect(doctorHuman(doctorReport([pass, warning]), unicode, { quiet: true })).toBe(
    'warning  python.same-environment\n  It is another one.',
  )
  expect(doctorHuman(doctorReport([pass]), unicode, { quiet: true })).toBe('')
})

it('has errors before warnings, and both before what could not be told', () => {
  const text = doctorHuman(doctorReport([unsure, warning, missing]), unicode, { quiet: true })
  expect(text.split('\n').filter((line) => /^\w/.test(line))).toEqual([
    'error    python.celery-installed',
    'warning  python.same-environment',
    'unknown  ipc.child-spawns',
  ])
})

it('shows no plan beside an error', () => {
  const plan = advise(advisorInput(healthy(), null), 'shop')
  expect(doctorHuman(doctorReport([missing], { errors: 1 }, { plan }), unicode)).not.toContain('Plan')
})

it('names what ran into its deadline', () => {
  const { run } = doctorReport([])
  const text = doctorHuman(doctorReport([pass], {}, { run: { ...run, timedOut: ['importing shop'] } }), unicode, {
    verbose: true,
  })
  expect(text).toContain('timed out: importing shop')
})

it('only adds colour: the words are the same', async () => {
  const report = doctorReport([pass, missing, warning, unsure, hint], { errors: 1, warnings: 1, unknown: 1 })
  const painted = doctorHuman(
    report,
    { ...(await themeFor({ columns: 80 }, { LANG: 'C.UTF-8' }, true)), unicode: true },
    { verbose: true },
  )
  expect(painted).toContain('\u001B[')

  expect(painted.replaceAll(/\u001B\[\d+m/g, '')).toBe(doctorHuman(report, unicode, { verbose: true }))
})

describe.each([40, 80, 120])('at %s columns', (width) => {
  const real = (facts: Facts): DoctorReport => {
    const checks = evaluateChecks(catalogue, found(facts)).map((row) =>
      toFinding(row, plainPolicy, '2030-06-01', pastePlace({}, 'linux')),
    )
    return doctorReport(checks, summarize(checks, plainPolicy), { plan: advise(advisorInput(facts, null), 'shop') })
  }
  it.each<[string, Facts]>([
    ['a healthy project', healthy()],
    ['Windows', onWindows()],
    [
      'Windows from elsewhere',
      healthy({ platform: platformFact('windows', 'linux'), ipc: ipcFact({ childSpawns: notTried }) }),
    ],
    [
      'an app that raises',
      healthy({
        appImport: {
          status: 'raised',
          failure: 'missing-module',
          error: pythonError('ModuleNotFoundError', "No module named 'pandas'"),
          durationMs: 4,
        },
      }),
    ],
    [
      'many tasks that are not imported',
      healthy({
        taskModules: {
          unimported: Array.from({ length: 12 }, (_, index) => ({
            module: `shop.m${index}`,
            file: `shop/m${index}.py`,
            line: 3,
          })),
          defined: true,
        },
      }),
    ],
  ])('no line of %s is longer, but for commands and single words', (_, facts) => {
    const text = doctorHuman(real(facts), { ...unicode, width }, { verbose: true })
    const tooLong = text
      .split('\n')
      .filter((line) => line.length > width && !line.trim().startsWith('$ ') && /\S\s+\S/.test(line.trim()))
    // A long word stands alone on its line, behind its label at most.
    expect(
      tooLong.filter(
        (line) =>
          !line
            .trim()
            .split(/\s+/)
            .some((word) => word.length > width - 30),
      ),
    ).toEqual([])
  })
})
