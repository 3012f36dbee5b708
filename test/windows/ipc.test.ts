import { execFileSync } from 'node:child_process'
import { cpSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { IpcFact } from '../../src/facts/ipc.ts'
import { ipcOutcome } from '../../src/probes/python/ipc-outcome.ts'
import { channelReader } from '../../src/probes/python/channel.ts'
import { repository } from '../support/run-bin.ts'
import { celeryNames, lane, siteOf, windowsPath, type CeleryName } from './support/lane.ts'
import { runWindows } from './support/programs.ts'
import { equip, newFolder, type Interpreter } from './support/project.ts'

const FORKED = { FORKED_BY_MULTIPROCESSING: '1' }

async function measure(
  celery: CeleryName,
  interpreter: Interpreter,
  parameters: { readonly bypassLauncher?: boolean },
  added: Readonly<Record<string, string>> = {},
  folder = newFolder('ipc'),
): Promise<IpcFact> {
  const { python, env } = await equip(folder, celery, interpreter)
  const script = windowsPath(join(lane.poolwise, 'dist', 'python', 'ipc.py'))
  const nonce = 'lane '
  const words = [python, script, JSON.stringify({ nonce, startMethod: 'default', stepSeconds: 60, ...parameters })]
  const { exitCode, stdout, stderr } = await runWindows(words, { cwd: folder, env: { ...env, ...added } })
  const reader = channelReader(nonce)
  // Windows ends lines as it likes.
  reader.push(Buffer.from(stdout))
  reader.finish()
  const outcome = ipcOutcome(reader.events, { how: 'exited', code: exitCode, stderr })
  if (outcome.kind !== 'ok') throw new Error(JSON.stringify(outcome) + stderr)
  return outcome.value
}

const statuses = ({ semaphore, childSpawns, semaphoreInChild, poolRoundTrip, taskRegistryInChild }: IpcFact) =>
  [semaphore, childSpawns, semaphoreInChild, poolRoundTrip, taskRegistryInChild].map(({ status }) => status)

describe.each(celeryNames)('%s', (celery) => {
  const registry = celery === 'celery-5.6.2' ? 'failed' : 'worked'

  it('through a launcher a child cannot use a semaphore, and what needs one is not tried', async () => {
    const fact = await measure(celery, 'launcher', {})
    expect(fact.semaphoreInChild.status).toMatch(/failed|silent/)
    // 5: access denied; 6: invalid handle. Which one depends on what lies behind the number in the wrong process.
    if (fact.semaphoreInChild.status === 'failed') expect([5, 6]).toContain(fact.semaphoreInChild.error.winerror)
    expect(statuses(fact)).toEqual(['worked', 'worked', expect.any(String), 'not-tried', 'not-tried'])
  })

  it('past the launcher everything works, as on a base interpreter', async () => {
    const expected = ['worked', 'worked', 'worked', 'worked', registry]
    expect(statuses(await measure(celery, 'launcher', { bypassLauncher: true }))).toEqual(expected)
    expect(statuses(await measure(celery, 'base interpreter', {}))).toEqual(expected)
  })

  it('FORKED_BY_MULTIPROCESSING gives children their task registry', async () => {
    const fact = await measure(celery, 'launcher', { bypassLauncher: true }, FORKED)
    expect(fact.taskRegistryInChild.status).toBe('worked')
  })

  it('the patch that docs/billiard-launcher.md offers works through a launcher', async () => {
    const folder = newFolder('patched')
    cpSync(join(siteOf(celery), 'billiard'), join(folder, 'billiard'), { recursive: true })
    const page = readFileSync(join(repository, 'docs', 'billiard-launcher.md'), 'utf8').replaceAll('\r', '')
    const patch = /```diff\n([\s\S]*?)```/.exec(page)?.[1]
    // Git would look for its own repository above the folder and find ours.
    const env = { ...process.env, GIT_CEILING_DIRECTORIES: lane.folder }
    execFileSync('git', ['apply', '-'], { cwd: folder, env, input: patch })
    const added = { ...FORKED, PYTHONPATH: windowsPath(folder) }
    const fact = await measure(celery, 'launcher', {}, added, folder)
    expect(statuses(fact)).toEqual(['worked', 'worked', 'worked', 'worked', 'worked'])
  })
})
