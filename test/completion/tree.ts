import type { CompletionTree } from '../../src/completion/completion-tree.ts'

/** A small tree: one command, one of a topic, one list. */
export const treeWith = (description: string, word = 'broker.reachable'): CompletionTree => ({
  version: '1.0.0',
  topics: [{ word: 'worker', description }],
  lists: { checks: [{ word, description }] },
  commands: [
    {
      name: 'doctor',
      description,
      operand: { kind: 'folders' },
      manyOperands: false,
      flags: [
        {
          long: '--only',
          short: null,
          description,
          repeatable: true,
          value: { kind: 'list', list: 'checks', commas: true },
        },
        { long: '--fix', short: '-f', description, repeatable: false, value: null },
      ],
    },
    {
      name: 'worker launch',
      description,
      operand: { kind: 'list', list: 'checks', files: true },
      manyOperands: true,
      flags: [
        {
          long: '--pool',
          short: '-P',
          description,
          repeatable: false,
          value: { kind: 'words', words: ['solo', 'threads'] },
        },
      ],
    },
  ],
})
