import { expect, it } from 'vitest'
import { failures } from '../../src/failures/known/catalogue.ts'
import type { PageList } from '../../src/failures/pages.ts'
import { runBin } from '../support/run-bin.ts'

it('explain --list names every failure of the catalogue', async () => {
  const { stdout, exitCode } = await runBin(['explain', '--list', '--json'])
  const document = JSON.parse(stdout) as PageList
  // The built program has a list of its own (scripts/lib/evaluate-at-build.js).
  expect(document.failures).toEqual(failures.map(({ id, severity, title }) => ({ id, severity, title })))
  expect(exitCode).toBe(0)
})
