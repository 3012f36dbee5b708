import type { IpcFact, Measurement } from '../../src/facts/ipc.ts'

export const worked: Measurement = { status: 'worked', ms: 12 }
export const silent: Measurement = { status: 'silent', afterMs: 3_500 }
export const notTried: Measurement = { status: 'not-tried', because: 'childSpawns failed' }

/** @param code errno, or WinError on Windows */
export const failed = (type: string, code: { errno?: number; winerror?: number } = {}): Measurement => ({
  status: 'failed',
  ms: 8,
  error: {
    type,
    message: 'it broke',
    errno: code.errno ?? null,
    winerror: code.winerror ?? null,
    frames: ['billiard.pool:receive', 'billiard.queues:get_payload', 'billiard.synchronize:__enter__'],
  },
})

export const ipcFact = (over: Partial<IpcFact> = {}): IpcFact => ({
  startMethod: 'fork',
  semaphore: worked,
  childSpawns: worked,
  semaphoreInChild: worked,
  poolRoundTrip: worked,
  taskRegistryInChild: worked,
  sharedMemory: {
    path: '/dev/shm',
    exists: true,
    writable: true,
    freeBytes: 64e6,
    freeInodes: 1000,
    mount: 'tmpfs /dev/shm tmpfs rw,nosuid,nodev 0 0',
  },
  ...over,
})
