import { expect, it } from 'vitest'
import { readStopTimeout } from '../../../src/cli/launch/stop-timeout.ts'

it.each<[string, number | null]>([
  ['none', null],
  ['1', 1],
  ['300', 300],
])('--stop-timeout %s', (text, seconds) => expect(readStopTimeout(text)).resolves.toBe(seconds))

it.each(['', '0', '-1', '1.5', '10s', 'never', '1e3', '9999999999'])('--stop-timeout %j is an error', (text) =>
  expect(readStopTimeout(text)).rejects.toThrow(`received: ${text}`),
)
