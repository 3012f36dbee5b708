import type { IpcFact } from '../../facts/ipc.ts'
import { defineCheck, fail, pass, skip, unknown, type Evidence } from '../define-check.ts'
import { elsewhere } from '../ipc/prefork-only.ts'

/** The errno of sem_open on Linux, and its cause. */
const causes: Readonly<Record<number, string>> = {
  2: '/dev/shm does not exist',
  13: 'this user may not write to /dev/shm',
  24: 'this process may not open more files (ulimit -n)',
  27: 'the limit of the size of files (ulimit -f) is too small for a semaphore',
  28: '/dev/shm is full, or has no inodes left',
  30: '/dev/shm is mounted read-only',
  38: 'this system has no POSIX semaphores (sem_open is not implemented)',
}

/** Where not the mount but a limit of the process is in the way. */
const limits: Readonly<Record<number, string>> = {
  24: 'Raise the limit of open files where the worker is started: `ulimit -n 4096`, LimitNOFILE= for systemd, `ulimits` in a Compose file.',
  27: 'Raise the limit of the size of files where the worker is started: `ulimit -f unlimited`, or LimitFSIZE=infinity for systemd.',
}

/** Judged by creating a semaphore; the state of the mount only explains a failure. */
export const sharedMemory = defineCheck({
  id: 'host.shared-memory',
  title: 'Semaphores can be created in shared memory',
  tier: 'local',
  severity: 'error',
  needs: ['ipc', 'platform'],
  considers: ['worker'],
  evaluate({ ipc, platform, worker }) {
    if (platform.target === 'windows') return skip('Windows keeps semaphores in the kernel')
    const untold = elsewhere({ platform, worker })
    if (untold) return untold
    const evidence = { ...describe(ipc), semaphore: ipc.semaphore.status }
    const needed = worker === undefined || worker.pool === 'prefork'
    switch (ipc.semaphore.status) {
      case 'worked':
        return pass(evidence)
      case 'not-tried':
        return unknown(ipc.semaphore.because, evidence)
      case 'silent':
      case 'failed': {
        const error = ipc.semaphore.status === 'failed' ? ipc.semaphore.error : null
        const cause =
          (error?.errno != null && causes[error.errno]) || error?.message || 'creating a semaphore never returned'
        return fail({
          message: needed
            ? `prefork cannot start: ${cause}.`
            : `Semaphores do not work here (${cause}). The ${worker.pool} pool does not need them.`,
          evidence: { ...evidence, error: error ? `${error.type}: ${error.message}` : 'no answer' },
          remedy: {
            text:
              (error?.errno != null && limits[error.errno]) ||
              'Provide a writable /dev/shm with free space (Docker: --shm-size=256m, or a tmpfs mount at /dev/shm with mode 1777). ' +
                'Where that is impossible (AWS Lambda, restricted containers), start the worker with --pool=threads or --pool=solo, which need no semaphores.',
            commands: [],
          },
          severity: needed ? 'error' : 'warn',
        })
      }
    }
  },
})

function describe({ sharedMemory }: IpcFact): Evidence {
  if (sharedMemory === null) return {}
  const { path, exists, writable, freeBytes, freeInodes, mount } = sharedMemory
  return exists ? { path, writable, 'free bytes': freeBytes, 'free inodes': freeInodes, mount } : { path, exists }
}
