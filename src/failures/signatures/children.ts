import { signature, type Signature } from '../signature.ts'

/** Children of the pool that were lost, killed or never came up. */
export const children: readonly Signature[] = [
  signature('worker-lost-sigkill', { says: ['signal 9 (SIGKILL)', 'prematurely: signal 9'], inTask: true }),
  signature('worker-lost-sigsegv', {
    says: ['signal 11 (SIGSEGV)', 'prematurely: signal 11', 'signal 10 (SIGBUS)', 'signal 7 (SIGBUS)'],
    inTask: true,
  }),
  signature('worker-lost-sigabrt', {
    says: ['signal 6 (SIGABRT)', 'signal 6 (SIGIOT)', 'prematurely: signal 6'],
    inTask: true,
  }),
  signature('worker-lost-sigterm', { says: ['signal 15 (SIGTERM)', 'prematurely: signal 15'], inTask: true }),
  signature('worker-exit70', {
    matches: /exited with 'exitcode 70'|exited prematurely: exitcode 70\b/,
    says: 'exitcode 70',
    inTask: true,
  }),
  signature('worker-lost-exitcode', {
    // 0 and 155 (recycled after its number of tasks) are normal, 70 has a meaning of its own.
    says: ["with 'exitcode ", 'prematurely: exitcode '],
    matches: /(?:exited with ['"]?|prematurely: )exitcode (?!(?:70|155|0)\b)-?\d/,
    inTask: true,
  }),
  signature('worker-could-not-start', { says: 'Could not start worker processes' }),
  signature('worker-process-up-timeout', { says: 'Timed out waiting for UP message from' }),
  signature('worker-crash-sigsegv-main', {
    says: [
      'Fatal Python error: Segmentation fault',
      'Fatal Python error: Bus error',
      'Segmentation fault (core dumped)',
      'Windows fatal exception: access violation',
      'exited with code 139',
      'Fatal Python error: Aborted',
    ],
    inTask: true,
  }),
  signature('worker-memoryerror-shutdown', {
    says: ["MemoryError('Process got", 'Unrecoverable error: MemoryError', 'MemoryError: Process got'],
  }),
  signature('terminated-systemexit-not-serializable', {
    says: ['SystemExit is not JSON serializable', 'SystemExit(-15) is not JSON serializable'],
    inTask: true,
  }),
]
