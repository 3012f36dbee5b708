import { describe, expect, it } from 'vitest'
import type { CheckList, UndoReport } from '../../src/doctor/report.ts'
import type { Printed } from '../../src/render/reporter.ts'
import { reporters, type Format } from '../../src/render/reporters.ts'
import { themeFor } from '../../src/render/theme.ts'

const options = { theme: await themeFor({}, { NO_COLOR: '1' }, false), verbose: false, quiet: false }
const checks: CheckList['checks'] = [
  { id: 'a.b', category: 'app', severity: 'warn', tier: 'local', title: 'A is B', docs: 'docs/checks/a.b.md' },
]
const undone: UndoReport['undone'] = [
  { title: 'remove x', status: 'undone', because: null },
  { title: 'edit y', status: 'failed', because: 'it has been changed since' },
]
const documents: readonly Printed[] = [
  { kind: 'check-list', document: { schemaVersion: 1, checks } },
  { kind: 'undo', document: { schemaVersion: 1, undone } },
  { kind: 'page', document: { schemaVersion: 1, id: 'x', kind: 'failure', text: '# x\n\nIt is `so`.\n' } },
  { kind: 'scenario-list', document: { schemaVersion: 1, scenarios: [] } },
]

const formats = Object.keys(reporters) as Format[]

describe.each(formats)('%s', (format) => {
  it.each(documents)('prints a $kind', async (printed) => {
    expect(typeof (await reporters[format]()).render(printed, options)).toBe('string')
  })
})

it.each(documents)('json of a $kind is the document', async (printed) => {
  const text = (await reporters.json()).render(printed, options)
  expect(JSON.parse(text ?? '')).toEqual(printed.document)
})

it('people see each undone change, and why one failed', async () => {
  const text = (await reporters.human()).render(documents[1]!, options)
  expect(text).toBe('undone  remove x\nfailed  edit y: it has been changed since')
})
