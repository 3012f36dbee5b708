import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { closingLine, tally } from '../../scripts/lib/tally.js'

const folder = mkdtempSync(join(tmpdir(), 'poolwise-tally-'))
afterAll(() => rmSync(folder, { recursive: true }))

const passed = { status: 'passed', assertionResults: [{ status: 'passed' }] }
const failed = { status: 'failed', assertionResults: [{ status: 'passed' }, { status: 'failed' }] }
const unloadable = { status: 'failed', assertionResults: [] }
const counts = { numPassedTests: 7, numFailedTests: 0, numPendingTests: 2, numTodoTests: 1 }

describe('the closing line', () => {
  it.each([
    ['all well', { ...counts, testResults: [passed] }, 0, '7 passed, 0 failed, 3 skipped'],
    [
      'a failed test',
      { ...counts, numFailedTests: 1, testResults: [passed, failed] },
      1,
      '7 passed, 1 failed, 3 skipped',
    ],
    ['a file that does not load', { ...counts, testResults: [passed, unloadable] }, 1, '7 passed, 1 failed, 3 skipped'],
    ['both', { ...counts, numFailedTests: 1, testResults: [failed, unloadable] }, 1, '7 passed, 2 failed, 3 skipped'],
    ['an error outside all tests', { ...counts, testResults: [passed] }, 1, '7 passed, 1 failed, 3 skipped'],
    ['no end within the deadline', { ...counts, testResults: [passed] }, null, '7 passed, 1 failed, 3 skipped'],
    ['no report at all', null, 1, '0 passed, 1 failed, 0 skipped'],
  ])('%s', (name, report, exitCode, line) => {
    const file = join(folder, `${name}.json`)
    if (report) writeFileSync(file, JSON.stringify(report))
    expect(closingLine(tally(file, exitCode))).toBe(line)
  })
})
