import { defineFailure } from '../define-failure.ts'

export const daemonicChildrenNotAllowed = defineFailure({
  id: 'daemonic-children-not-allowed',
  severity: 'task-loss',
  title: 'A task cannot start processes in the prefork pool',
  cause: 'Children of the prefork pool are daemonic, and Python does not let daemonic processes have children.',
  action:
    'Run such tasks with `--pool=threads` or `--pool=solo`, or use threads or a group of subtasks instead of processes.',
  clauses: [
    {
      contains: 'daemonic processes are not allowed to have children',
      inTask: true,
    },
  ],
})
