import type { FailureId } from '../../failures/known/catalogue.ts'
import { runProcess } from '../../platform/run-process.ts'
import { defineScenario } from '../define-scenario.ts'
import { allDone, never } from './stop-conditions.ts'
import type { Place, Scenario } from '../scenario.ts'
import type { ScenarioEnvironment } from '../environment.ts'
import { usual, worker } from './defaults.ts'

/** Runs the interpreter with a /dev/shm of its own; without root in a user namespace, where the kernel allows those. */
const inNamespace =
  (how: string) =>
  ({ situation, interpreter }: Place): readonly string[] => [
    situation.program('unshare') ?? 'unshare',
    ...flags(situation),
    interpreter,
    'with_shm.py',
    how,
  ]

const flags = ({ python }: ScenarioEnvironment): readonly string[] =>
  python.uid === 0 ? ['--mount'] : ['--map-root-user', '--mount']

async function whereNamespacesCanBeMade(situation: ScenarioEnvironment): Promise<string | null> {
  if (situation.os !== 'linux') return 'only Linux keeps semaphores as files in /dev/shm'
  const unshare = situation.program('unshare')
  if (unshare === null) return 'unshare is not installed: /dev/shm of the machine itself is left alone'
  const mount = situation.program('mount')
  if (mount === null) return 'mount is not installed'
  const tried = await runProcess(unshare, [...flags(situation), mount, '-t', 'tmpfs', 'tmpfs', '/dev/shm'], {
    cwd: '/',
    env: situation.env,
    deadlineMs: 5_000,
  })
  return tried.exitCode === 0 ? null : 'this user may not make a mount namespace: /dev/shm of the machine is left alone'
}

const withSharedMemory = (how: string, title: string, says: string, label: FailureId): Scenario =>
  defineScenario({
    id: `semlock-shm-${how}`,
    title,
    label,
    broker: 'embedded',
    notHere: whereNamespacesCanBeMade,
    failure: {
      ...usual,
      says,
      project: 'shm',
      through: inNamespace(how),
      argv: worker('shop', '-c', '2'),
      enough: never,
      predicted: { diagnosis: label, done: 0, exit: 'left' },
    },
    cure: {
      ...usual,
      says: 'the threads pool needs no semaphores; /dev/shm is as before',
      project: 'shm',
      through: inNamespace(how),
      argv: worker('shop', '-c', '2', '--pool=threads'),
      enough: allDone,
      predicted: { diagnosis: null, done: 'all' },
    },
  })

export const semlockShmFull = withSharedMemory(
  'full',
  "prefork can't start when /dev/shm is full",
  '/dev/shm of 4 kB, all of it taken',
  'semlock-shm-no-space',
)
export const semlockShmReadOnly = withSharedMemory(
  'read-only',
  "prefork can't start when /dev/shm is read-only",
  '/dev/shm is mounted read-only, as in hardened containers',
  'semlock-shm-unavailable',
)
export const semlockShmMissing = withSharedMemory(
  'missing',
  "prefork can't start without /dev/shm",
  'there is no /dev/shm, as in some sandboxes',
  'semlock-shm-unavailable',
)
