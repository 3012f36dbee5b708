import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { counting, hasRedis, type Counting } from './support/counting.ts'
import { newestCelery, lane, windowsPath } from './support/lane.ts'
import { endTree, poolwise, startWindows } from './support/programs.ts'
import { interpreters } from './support/project.ts'
import { eventually, launch, type Launched } from './support/worker.ts'

const TASKS = 200
const started: { readonly end: () => void }[] = []
afterEach(() => started.splice(0).forEach((worker) => worker.end()))

async function prefork(project: Counting): Promise<Launched> {
  const worker = await launch(project, ['-A', 'tasks', '--pool', 'prefork', '--', '--concurrency=4'])
  started.push(worker)
  return worker
}

describe.each(newestCelery)('%s', (celery) => {
  it('prefork started by Celery itself in a virtual environment runs nothing', async () => {
    const project = await counting(celery, 'launcher')
    const worker = startWindows(
      [project.python, '-m', 'celery', '-A', 'tasks', 'worker', '--pool=prefork', '-c', '4', '-l', 'info'],
      { cwd: project.folder, env: project.env },
    )
    started.push({ end: () => endTree(worker) })
    let log = ''
    worker.stderr.setEncoding('utf8').on('data', (text: string) => (log += text))
    worker.stdout.setEncoding('utf8').on('data', (text: string) => (log += text))
    await project.ask('count', '8')
    await eventually(
      'tasks are received',
      () => /Task tasks\.count\[[^\]]+\] received/.test(log),
      () => log,
    )
    // WinError 5 or 6 in the children, or nothing at all: which of them depends on numbers of handles.
    const began = Date.now()
    await eventually('a child fails', () => /WinError [56]|exited with/.test(log) || Date.now() - began > 30_000)
    expect(project.done('count-')).toEqual([])
    console.log(`${celery}: ${log.match(/WinError \d/g)?.join(', ') ?? 'silence'}`)
  })

  describe.each(interpreters)('%s', (interpreter) => {
    it('prefork launched by poolwise runs every task and stops warm', async () => {
      const project = await counting(celery, interpreter)
      const worker = await prefork(project)
      await project.ask('count', String(TASKS))
      await eventually(`${TASKS} tasks are done`, () => project.done('count-').length === TASKS, worker.log)
      expect(await worker.stop(), worker.log()).toBe(0)
      expect(worker.log()).not.toMatch(/WinError|not enough values/)
      expect(worker.events.at(-1)).toMatchObject({ type: 'exited', exitCode: 0 })
    })
  })

  it('ends tasks that take too long, and those that are revoked, and goes on', async (context) => {
    if (!hasRedis) context.skip('revoking needs Redis')
    const project = await counting(celery, 'launcher')
    const worker = await prefork(project)
    await project.ask('send', 'too_long', '[]')
    await project.ask('send', 'nap', '["doomed", 300]')
    await eventually('both have begun', () => project.done('began-').length === 2)
    const doomed = String(project.left('began-doomed')['id'])
    await project.ask('revoke', doomed)
    await eventually('the limit is enforced', () => worker.log().includes('TimeLimitExceeded'), worker.log)
    await eventually('the task is terminated', () => worker.log().includes(`Terminating ${doomed}`), worker.log)
    // A fifth and a sixth child in the places of the two that were ended.
    await eventually('children are replaced', () => worker.log().includes('SpawnPoolWorker-6'), worker.log)
    await project.ask('count', '20')
    await eventually('the next tasks are done', () => project.done('count-').length === 20)
    expect(project.done('ended-')).toEqual([])
    expect(await worker.stop(), worker.log()).toBe(0)
  })

  it('finishes the task that runs when it is stopped', async () => {
    const project = await counting(celery, 'launcher')
    const worker = await prefork(project)
    await project.ask('send', 'nap', '["last", 8]')
    await eventually('it has begun', () => project.done('began-last').length === 1)
    expect(await worker.stop(), worker.log()).toBe(0)
    expect(project.done('ended-last')).toHaveLength(1)
  })

  it('leaves nothing in the environment of tasks by which another Python would take itself for this one', async () => {
    const project = await counting(celery, 'launcher')
    const worker = await prefork(project)
    await project.ask('send', 'look_around', JSON.stringify([windowsPath(lane.python)]))
    await eventually('it has looked', () => project.done('look_around').length === 1)
    const { executable, prefix, base, other, launcher } = project.left('look_around')
    expect(String(executable).toLowerCase()).toBe(windowsPath(project.python).toLowerCase())
    expect(String(prefix).toLowerCase()).toContain('.venv')
    expect(launcher).toBeNull()
    expect(other).toEqual([base, expect.not.stringContaining('.venv')])
    expect(await worker.stop(), worker.log()).toBe(0)
  })
})

it('is refused where the trial on this machine fails', async () => {
  const project = await counting('celery-5.7.0', 'launcher')
  // Something in this environment that keeps children from using what they are handed.
  writeFileSync(
    join(project.folder, 'sitecustomize.py'),
    'from billiard import synchronize\n\ndef refuse(*_):\n    raise OSError("no")\n\nsynchronize.SemLock.__setstate__ = refuse\n',
  )
  const env = { ...project.env, PYTHONPATH: windowsPath(project.folder) }
  const { exitCode, stderr } = await poolwise(['worker', 'launch', '-A', 'tasks', '--pool', 'prefork'], {
    cwd: project.folder,
    env,
  })
  expect(stderr).toContain('prefork does not work on this machine')
  expect(exitCode).toBe(2)
})
