import { expect, it } from 'vitest'
import type { AppCandidate } from '../../src/facts/app.ts'
import { importRootOf } from '../../src/worker/import-root.ts'

it.each<[AppCandidate['source'], string | undefined, string | null]>([
  ['source', 'src', 'src'],
  ['source', undefined, null],
  ['django', 'backend', 'backend'],
  ['launch-command', 'backend', 'backend'],
  // What the user names is taken as it stands.
  ['flag', 'src', null],
  ['variable', 'src', null],
  ['settings', 'src', null],
])('an app from %s in %s → %s', (source, importRoot, expected) => {
  expect(importRootOf({ app: 'shop', source, where: 'x', ...(importRoot && { importRoot }) })).toBe(expected)
})

it('no app, no folder', () => expect(importRootOf(null)).toBeNull())
