import { expect, it } from 'vitest'
import type { AnyCheck } from '../../../src/checks/define-check.ts'
import { appImportsInChild } from '../../../src/checks/ipc/app-imports-in-child.ts'
import { forkSafety } from '../../../src/checks/ipc/fork-safety.ts'
import { venvLauncher } from '../../../src/checks/ipc/venv-launcher.ts'
import { poolPerPlatform } from '../../../src/checks/launch/pool-per-platform.ts'
import { monkeyPatched } from '../../../src/checks/pool/monkey-patched.ts'
import { supportedOnPlatform } from '../../../src/checks/pool/supported-on-platform.ts'
import { windowsPoolFixes } from '../../../src/checks/remedy/windows-pool.ts'
import type { Facts } from '../../../src/facts/facts.ts'
import type { LaunchCommand } from '../../../src/facts/project.ts'
import { advise } from '../../../src/pool/advise.ts'
import { advisorInput } from '../../../src/pool/advisor-input.ts'
import { configuredOptions } from '../../../src/worker/configured-options.ts'
import { result } from '../../support/check-case.ts'
import { appFact, healthy, launchCommand, onWindows, workerFact } from '../../support/facts.ts'

const line = 'celery -A shop worker -P prefork --autoscale=10,3 -l info'
const launched: LaunchCommand = { ...launchCommand(line, []), file: 'README.md' }
const batch: LaunchCommand = { ...launchCommand(line, ['windows']), file: 'run-worker.bat' }
const worker = (over: Parameters<typeof workerFact>[0] = {}) =>
  workerFact({ command: line.split(' '), configured: configuredOptions(launched, appFact(), {}), ...over })
const afterImport = {
  threads: [],
  connections: ['db:5432'],
  cudaInitialised: false,
  ownBytes: null,
  copiedBytes: null,
  timeZone: null,
}

const firstCommand = (check: AnyCheck, facts: Partial<Facts>): string => {
  const found = result(check, facts)
  return found.status === 'fail' ? (found.remedy.commands[0]?.argv.join(' ') ?? 'none') : found.status
}

const solo = 'celery -A shop worker -l info --pool=solo'
const threads = 'celery -A shop worker -l info --pool=threads'

it.each<[title: string, cure: string, expected: string]>([
  ['pool.supported-on-platform', firstCommand(supportedOnPlatform, onWindows({ worker: worker() })), solo],
  ['ipc.venv-launcher', firstCommand(venvLauncher, onWindows({ worker: worker() })), solo],
  ['launch.pool-per-platform', firstCommand(poolPerPlatform, healthy({ launchCommands: [batch] })), solo],
  [
    '--fix',
    windowsPoolFixes({ ...healthy({ worker: worker(), launchCommands: [batch] }) })
      .map((fix) => (fix.kind === 'edit' ? fix.after : ''))
      .join(''),
    solo,
  ],
  ['ipc.fork-safety', firstCommand(forkSafety, healthy({ worker: worker(), afterImport })), threads],
  [
    'ipc.app-imports-in-child',
    firstCommand(
      appImportsInChild,
      healthy({ worker: worker({ startMethod: 'spawn' }), spawnedApp: { status: 'hung', afterMs: 10_000 } }),
    ),
    threads,
  ],
  [
    'pool.monkey-patched, whose pool can grow',
    firstCommand(
      monkeyPatched,
      healthy({ worker: worker({ pool: 'gevent', poolOrigin: { kind: 'setting', where: 'shop.py:5' } }) }),
    ),
    'celery -A shop worker --autoscale=10,3 -l info --pool=gevent',
  ],
  [
    'pool recommend, for Windows',
    advise(advisorInput(onWindows({ worker: worker() }), null), 'shop')
      .command.map((argv) => argv.join(' '))
      .join(),
    'celery -A shop worker --pool=solo --loglevel=INFO',
  ],
])('%s', (_, cure, expected) => expect(cure).toBe(expected))

it('says what is left out', () => {
  const found = result(supportedOnPlatform, onWindows({ worker: worker() }))
  expect(found.status === 'fail' && found.remedy.text).toContain(
    '--autoscale is left out: the solo pool does not support it.',
  )
})
