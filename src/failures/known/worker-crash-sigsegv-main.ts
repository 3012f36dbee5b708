import { defineFailure } from '../define-failure.ts'

export const workerCrashSigsegvMain = defineFailure({
  id: 'worker-crash-sigsegv-main',
  severity: 'fatal',
  title: 'The whole worker crashed in native code',
  cause: 'An extension module crashed in a pool that runs tasks inside the main process (solo, threads, gevent).',
  action: 'Fix or upgrade the extension named in the frames below. On Linux, prefork limits such crashes to one child.',
  clauses: [
    {
      contains: [
        'Fatal Python error: Segmentation fault',
        'Fatal Python error: Bus error',
        'Segmentation fault (core dumped)',
        'Windows fatal exception: access violation',
        'exited with code 139',
        'Fatal Python error: Aborted',
      ],
      inTask: true,
    },
  ],
})
