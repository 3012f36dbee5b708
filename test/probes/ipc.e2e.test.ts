import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { IpcFact } from '../../src/facts/ipc.ts'
import { hostOs } from '../../src/platform/os.ts'
import { ipcOutcome } from '../../src/probes/python/ipc-outcome.ts'
import { ipcProbe } from '../../src/probes/ipc.ts'
import { pythonExitOf } from '../../src/probes/python/exit.ts'
import { runPython } from '../../src/probes/python/run.ts'
import { venv, type VenvName } from '../support/venv.ts'
import { cleanEnv, contextFor, factsFor } from './support.ts'

const root = mkdtempSync(join(tmpdir(), 'poolwise-ipc-'))
const linux = hostOs() === 'linux'

async function measure(name: VenvName, startMethod: string, env: Record<string, string> = {}) {
  const run = await runPython({
    script: 'ipc.py',
    interpreter: await venv(name),
    root,
    env: cleanEnv(env),
    parameters: { startMethod, stepSeconds: 15 },
    deadlineMs: 60_000,
    signal: new AbortController().signal,
    onStage: () => undefined,
  })
  const outcome = ipcOutcome(run.events, pythonExitOf(run, ['ipc'], 60_000))
  if (outcome.kind !== 'ok') throw new Error(JSON.stringify(outcome))
  const fact: IpcFact = outcome.value
  return { fact, stderr: run.ended.stderr }
}

const semaphoresOfOurs = () => readdirSync('/dev/shm').filter((name) => /^sem\.(poolwise|mp-)/.test(name))

describe.runIf(linux)('ipc', () => {
  const FORKED = { FORKED_BY_MULTIPROCESSING: '1' }
  it.each<[VenvName, string, Record<string, string>, string]>([
    ['celery-5.7.0', 'fork', {}, 'worked'],
    ['celery-5.7.0', 'spawn', {}, 'worked'],
    ['celery-5.7.0', 'forkserver', {}, 'worked'],
    ['celery-5.6.2', 'fork', {}, 'worked'],
    // Before 5.7 Celery doesn't notice by itself that a child is a fresh interpreter.
    ['celery-5.6.2', 'spawn', {}, 'failed'],
    ['celery-5.6.2', 'spawn', FORKED, 'worked'],
  ])('%s, %s %o: the task registry in a child %s', async (name, method, env, expected) => {
    const { fact } = await measure(name, method, env)
    expect(fact).toMatchObject({
      startMethod: method,
      semaphore: { status: 'worked' },
      childSpawns: { status: 'worked' },
      semaphoreInChild: { status: 'worked' },
      poolRoundTrip: { status: 'worked' },
      taskRegistryInChild: { status: expected },
      sharedMemory: { path: '/dev/shm', exists: true },
    })
    if (expected === 'failed') {
      expect(fact.taskRegistryInChild).toMatchObject({
        error: { type: 'ValueError', message: 'not enough values to unpack (expected 3, got 0)' },
      })
    }
  })

  it('leaves no semaphore behind', async () => {
    const before = semaphoresOfOurs()
    const { stderr } = await measure('celery-5.7.0', 'spawn')
    // billiard's tracker would clean up after us, and complain.
    expect(stderr).not.toContain('leaked')
    expect(semaphoresOfOurs().filter((name) => !before.includes(name))).toEqual([])
  })

  it('measures nothing for another system', async () => {
    const python = await venv('celery-5.7.0')
    const brought = await ipcProbe.run(contextFor(root), factsFor(root, python, null, 'windows'), {})
    expect(brought.ipc).toMatchObject({
      kind: 'ok',
      value: { startMethod: 'unknown', semaphore: { status: 'not-tried' }, poolRoundTrip: { status: 'not-tried' } },
    })
  })

  it('runs as a probe, whatever the environment says of Django', async () => {
    const python = await venv('celery-5.7.0')
    const env = cleanEnv({ DJANGO_SETTINGS_MODULE: 'no.such.settings' })
    const brought = await ipcProbe.run(contextFor(root, env), factsFor(root, python, null), {})
    expect(brought.ipc).toMatchObject({ kind: 'ok', value: { taskRegistryInChild: { status: 'worked' } } })
  })
})
