import { expect, it } from 'vitest'
import { missingHereOnly } from '../../../src/probes/python/only-on.ts'
import { loaded, pythonError } from '../../support/facts.ts'

const missing = (module: string) => ({
  status: 'raised' as const,
  failure: 'missing-module' as const,
  error: pythonError('ModuleNotFoundError', `No module named '${module}'`),
  durationMs: 4,
})

it.each([
  ['win32com', 'windows', 'win32com'],
  ['win32com.client', 'windows', 'win32com'],
  ['winreg', 'windows', 'winreg'],
  ['AppKit', 'macos', 'AppKit'],
  ['win32com', 'macos', null],
  ['pandas', 'windows', null],
  ['windrose', 'windows', null],
] as const)('%s for %s: %s', (module, target, expected) => {
  expect(missingHereOnly(missing(module), target)).toBe(expected)
})

it('nothing is missing', () => {
  expect(missingHereOnly(loaded, 'windows')).toBeNull()
})
