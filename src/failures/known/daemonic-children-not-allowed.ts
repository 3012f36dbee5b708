import { defineFailure } from '../define-failure.ts'

export const daemonicChildrenNotAllowed = defineFailure({
  id: 'daemonic-children-not-allowed',
  severity: 'task-loss',
  title: 'a task wants to start processes, its pool process may not',
  cause: 'Children of the prefork pool are daemonic, and Python lets no daemonic process have children.',
  action:
    'Run such tasks with `--pool=threads` or `--pool=solo`; or use threads, or a group of sub-tasks, instead of processes.',
  clauses: [
    {
      says: 'daemonic processes are not allowed to have children',
      inTask: true,
    },
  ],
})
