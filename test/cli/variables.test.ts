import { describe, expect, it } from 'vitest'
import { readVariables, type VariableFlag } from '../../src/cli/variables.ts'

const FLAGS: Record<string, VariableFlag> = {
  offline: { type: 'boolean', env: 'POOLWISE_OFFLINE', char: 'o' },
  target: { type: 'option', env: 'POOLWISE_TARGET', options: ['linux', 'macos', 'windows'] },
  limit: {
    type: 'option',
    env: 'POOLWISE_LIMIT',
    judge: async (value) => (/^\d+$/.test(value) ? Number(value) : Promise.reject(new Error(`Expected a number`))),
  },
}

describe('booleans', () => {
  it.each(['1', 'true', 'TRUE', 'yes', 'on', ' On '])('%j is yes', async (value) => {
    expect(await readVariables(FLAGS, [], { POOLWISE_OFFLINE: value })).toEqual({ POOLWISE_OFFLINE: 'true' })
  })
  it.each(['0', 'false', 'No', 'off'])('%j is no', async (value) => {
    expect(await readVariables(FLAGS, [], { POOLWISE_OFFLINE: value })).toEqual({ POOLWISE_OFFLINE: 'false' })
  })
  it('an empty one is unset', async () => {
    expect(await readVariables(FLAGS, [], { POOLWISE_OFFLINE: '' })).toEqual({})
  })
})

it.each([
  [{ POOLWISE_OFFLINE: 'maybe' }, 'POOLWISE_OFFLINE=maybe: must be yes or no', /POOLWISE_OFFLINE=1/],
  [{ POOLWISE_TARGET: 'win' }, 'POOLWISE_TARGET=win: must be one of linux, macos, windows', /^Did you mean windows/],
  [{ POOLWISE_LIMIT: 'x' }, 'POOLWISE_LIMIT=x: expected a number', /^Correct POOLWISE_LIMIT/],
])('%j is an error', async (env, message, next) => {
  await expect(readVariables(FLAGS, [], env)).rejects.toMatchObject({
    message,
    next: expect.stringMatching(next) as string,
  })
})

it.each([['--offline'], ['--no-offline'], ['-o'], ['-qo']])('%s makes its variable meaningless', async (typed) => {
  expect(await readVariables(FLAGS, [typed], { POOLWISE_OFFLINE: 'maybe' })).toEqual({})
})

it('a word after -- is no flag', async () => {
  await expect(readVariables(FLAGS, ['--', '--offline'], { POOLWISE_OFFLINE: 'maybe' })).rejects.toThrow()
})
