import { defineFailure } from '../define-failure.ts'

export const windowsPagefile1455 = defineFailure({
  id: 'windows-pagefile-1455',
  severity: 'fatal',
  title: 'The paging file is too small',
  cause:
    'Every spawned child loads all libraries again. With torch and similar libraries, each child takes gigabytes of commit charge, used or not.',
  action:
    'Start fewer processes, or use `--pool=solo` or `--pool=threads`, which load the libraries once. A larger paging file also helps.',
  clauses: [{ contains: ['[WinError 1455]', ', None, 1455, None)'], inTask: true }],
  causes: ['worker-lost-exitcode', 'worker-could-not-start', 'windows-prefork-respawn-loop'],
})
