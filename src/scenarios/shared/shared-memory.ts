import { runProcess } from '../../platform/run-process.ts'
import type { ScenarioEnvironment } from '../environment.ts'

const MOUNT_TIMEOUT_MS = 5_000

/**
 * Starts the interpreter with its own /dev/shm, in a mount namespace. Without root, the namespace belongs to a user
 * namespace, where the kernel allows those.
 * @param how see src/python/scenarios/shm/with_shm.py
 */
export const withSharedMemory =
  (how: 'full' | 'read-only' | 'missing') =>
  (environment: ScenarioEnvironment): readonly string[] => [
    environment.program('unshare') ?? 'unshare',
    ...namespaceOptions(environment),
    environment.interpreter,
    'with_shm.py',
    how,
  ]

const namespaceOptions = ({ python }: ScenarioEnvironment): readonly string[] =>
  python.uid === 0 ? ['--mount'] : ['--map-root-user', '--mount']

export async function needsMountNamespace(environment: ScenarioEnvironment): Promise<string | null> {
  if (environment.os !== 'linux') return 'only Linux keeps semaphores as files in /dev/shm'
  const unshare = environment.program('unshare')
  if (unshare === null) return 'unshare is not installed, and /dev/shm of this machine is left alone'
  const mount = environment.program('mount')
  if (mount === null) return 'mount is not installed'
  const options = [...namespaceOptions(environment), mount, '-t', 'tmpfs', 'tmpfs', '/dev/shm']
  const tried = await runProcess(unshare, options, { cwd: '/', env: environment.env, deadlineMs: MOUNT_TIMEOUT_MS })
  return tried.exitCode === 0
    ? null
    : 'this user may not create a mount namespace, and /dev/shm of this machine is left alone'
}
