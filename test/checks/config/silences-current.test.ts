import { silencesCurrent } from '../../../src/checks/config/silences-current.ts'
import type { EndedSilence, SilencedCheck } from '../../../src/facts/ended-silence.ts'
import { checkTable, without } from '../../support/check-case.ts'
import { healthy } from '../../support/facts.ts'

const ended = (now: SilencedCheck, over: Partial<EndedSilence> = {}): EndedSilence => ({
  id: 'broker.reachable',
  reason: 'office hours',
  until: '2026-01-01',
  file: 'poolwise.toml',
  line: 14,
  now,
  ...over,
})
const told = (state: string) => [`broker.reachable on 2026-01-01 (poolwise.toml:14), "office hours": ${state}`]

checkTable(silencesCurrent, [
  ['none has ended', healthy(), { status: 'pass' }],
  [
    'what it silenced is there',
    healthy({ endedSilences: [ended('fails')] }),
    {
      status: 'fail',
      severity: 'warn',
      at: 'poolwise.toml:14',
      evidence: { ended: told('what it silenced counts again') },
    },
  ],
  ['it could not be found out', healthy({ endedSilences: [ended('undecided')] }), { status: 'fail', severity: 'warn' }],
  [
    'the check passes',
    healthy({ endedSilences: [ended('passes')] }),
    { status: 'fail', severity: 'info', evidence: { ended: told('the check passes, so the entry can be removed') } },
  ],
  ['another entry silences it', healthy({ endedSilences: [ended('silenced')] }), { status: 'fail', severity: 'info' }],
  ['not judged in this run', healthy({ endedSilences: [ended(null)] }), { status: 'fail', severity: 'info' }],
  [
    'the one that matters is named first',
    healthy({ endedSilences: [ended('passes'), ended('fails', { id: 'app.found', line: 20 })] }),
    { status: 'fail', severity: 'warn', at: 'poolwise.toml:20' },
  ],
  [
    'a file without the line',
    healthy({ endedSilences: [ended('fails', { line: null })] }),
    { status: 'fail', at: 'poolwise.toml' },
  ],
  ['not looked for', without(healthy(), 'endedSilences'), { status: 'skip' }],
])
