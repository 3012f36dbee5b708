import { expect, it } from 'vitest'
import { buildTree, type TableCommand } from '../../src/completion/build-tree.ts'

const command = (id: string, more: Partial<TableCommand> = {}): TableCommand => ({
  id,
  summary: `about ${id}`,
  flags: {},
  args: {},
  ...more,
})

const tree = (...commands: readonly TableCommand[]) =>
  buildTree(
    {
      version: '1.0.0',
      commands,
      topics: [{ name: 'worker', description: 'start the worker' }, { name: 'doctor' }, { name: 'worker:launch' }],
    },
    {},
  )

it('topics are those that are no command; commands are as typed', () => {
  const { topics, commands } = tree(command('worker:launch'), command('doctor'))
  expect(topics).toEqual([{ word: 'worker', description: 'start the worker' }])
  expect(commands.map(({ name, description }) => [name, description])).toEqual([
    ['doctor', 'about doctor'],
    ['worker launch', 'about worker:launch'],
  ])
})

it('hidden commands and flags are left out', () => {
  const { commands } = tree(
    command('secret', { hidden: true }),
    command('doctor', { flags: { profile: { name: 'profile', type: 'boolean', hidden: true } } }),
  )
  expect(commands.map(({ name }) => name)).toEqual(['doctor'])
  expect(commands[0]!.flags.map(({ long }) => long)).toEqual(['--help'])
})

it('flags with their letters, their opposites and their values', () => {
  const { commands } = tree(
    command('doctor', {
      strict: false,
      args: { what: { name: 'what' } },
      flags: {
        color: { name: 'color', type: 'boolean', allowNo: true, description: 'colour' },
        target: { name: 'target', type: 'option', char: 't', options: ['linux', 'macos'] },
        only: { name: 'only', type: 'option', multiple: true },
      },
    }),
  )
  expect(commands[0]!.flags).toMatchObject([
    { long: '--color', short: null, value: null },
    { long: '--no-color', short: null, value: null, description: 'not: colour' },
    { long: '--target', short: '-t', value: { kind: 'words', words: ['linux', 'macos'] }, repeatable: false },
    { long: '--only', value: { kind: 'list', list: 'checks', commas: true }, repeatable: true },
    { long: '--help', short: '-h' },
  ])
  expect(commands[0]).toMatchObject({ operand: { kind: 'list', list: 'pages', files: true }, manyOperands: true })
})

it('a flag whose values nothing tells is a defect', () => {
  const unknown = command('doctor', { flags: { colour: { name: 'colour', type: 'option' } } })
  expect(() => tree(unknown)).toThrow('colour')
})
