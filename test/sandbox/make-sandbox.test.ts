import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Broker } from '../../src/sandbox/brokers/broker.ts'
import { makeSandbox } from '../../src/sandbox/make-sandbox.ts'

let temporary = ''
beforeEach(() => {
  temporary = mkdtempSync(join(tmpdir(), 'sandboxes-'))
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) vi.stubEnv(name, temporary)
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(temporary, { recursive: true })
})

const embedded: Broker = { url: 'memory://', isPrivate: true, hasQueues: false }
const redis: Broker = { url: 'redis://127.0.0.1:6379/0', isPrivate: false, hasQueues: true }
const make = (project: string, broker: Broker) =>
  makeSandbox({
    project,
    interpreter: '/venv/bin/python',
    env: {},
    broker,
    tasks: 4,
    startMethod: 'spawn',
    bypassLauncher: false,
    slowdown: 1.5,
  })

it('has the files of the project, the harness and the settings of the run', () => {
  const { folder, queue } = make('adds', embedded)
  expect(readdirSync(folder)).toEqual(expect.arrayContaining(['harness.py', 'notes', 'run_settings.py', 'shop.py']))
  expect(queue).toBeNull()
  expect(readFileSync(join(folder, 'run_settings.py'), 'utf8').split('\n').slice(1)).toEqual([
    'BROKER = "memory://"',
    'QUEUE = None',
    'TASKS = 4',
    'SLOWDOWN = 1.5',
    'START_METHOD = "spawn"',
    'BYPASS_LAUNCHER = False',
    '',
  ])
})

it('has a queue of its own on a broker that others use', () => {
  const [one, other] = [make('adds', redis), make('adds', redis)]
  expect(one.queue).toMatch(/^poolwise-[0-9a-f]{8}$/)
  expect(one.queue).not.toBe(other.queue)
  expect(one.folder).not.toBe(other.folder)
})

it('leaves nothing behind when it cannot be made', () => {
  expect(() => make('no-such-project', embedded)).toThrow()
  expect(existsSync(temporary) && readdirSync(temporary)).toEqual([])
})
