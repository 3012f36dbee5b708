import { describe, expect, it } from 'vitest'
import type { ChannelEvent } from '../../../src/probes/python/read-event.ts'
import type { PythonExit } from '../../../src/probes/python/exit.ts'
import { pythonOutcomes } from '../../../src/probes/python/outcomes.ts'

const LOADED = { status: 'loaded', durationMs: 5 }
const APP = { app: 'tasks', settings: { broker_url: { value: 'redis://h', origin: 'configured', where: null } } }
const ENVIRONMENT: ChannelEvent[] = ['python', 'packages', 'celery'].flatMap((name): ChannelEvent[] => [
  { begin: name },
  { fact: name, value: { name } },
  { end: name },
])
const CRASHED: PythonExit = { how: 'crashed', signal: 'SIGSEGV', at: null }
const EXITED: PythonExit = { how: 'exited', code: 3, stderr: '' }
const HUNG: PythonExit = { how: 'hung', afterMs: 9, at: null }
const FINISHED: PythonExit = { how: 'finished' }

const upTo = (...events: ChannelEvent[]) => [...ENVIRONMENT, { begin: 'app' }, ...events]
const importedThen = (step: string) => upTo({ fact: 'appImport', value: LOADED }, { begin: step })
const madeThen = (step: string) =>
  upTo({ fact: 'appImport', value: LOADED }, { fact: 'app', value: APP }, { begin: step })

describe('pythonOutcomes', () => {
  it.each<[string, ChannelEvent[], PythonExit, unknown]>([
    ['a crash in the import', upTo(), CRASHED, { status: 'crashed', signal: 'SIGSEGV' }],
    ['an exit in the import', upTo(), EXITED, { status: 'exited', code: 3 }],
    ['a hang in the import', upTo(), HUNG, { status: 'hung', afterMs: 9 }],
    ['an exit while the configuration is read', importedThen('config'), EXITED, { status: 'exited', code: 3 }],
    ['a crash in a task module', importedThen('tasks'), CRASHED, { status: 'crashed' }],
    ['a crash in a driver', madeThen('broker-driver'), CRASHED, LOADED],
    ['nothing', madeThen('scan'), FINISHED, LOADED],
  ])('%s', (_, events, ending, expected) => {
    const { python, packages, celery, appImport } = pythonOutcomes(events, ending)
    expect([python.kind, packages.kind, celery.kind]).toEqual(['ok', 'ok', 'ok'])
    expect(appImport).toMatchObject({ kind: 'ok', value: expected })
  })

  it('knows nothing of the app where our own stage fails before it has told anything', () => {
    const failed = upTo({ broken: 'app', error: "Traceback:\n  …\nAttributeError: module 'os'\n" }, { end: 'app' })
    const { appImport, app, taskUsage } = pythonOutcomes(failed, FINISHED)
    expect([appImport.kind, app.kind, taskUsage.kind]).toEqual(['broken', 'broken', 'broken'])
  })

  it('knows nothing of what somebody else has reported, whatever else was said about it', () => {
    const forged = { misfit: 'app', because: 'Python reported something about app …' }
    const { app, appImport, python } = pythonOutcomes(
      [...madeThen('scan'), forged, { fact: 'app', value: APP }],
      FINISHED,
    )
    expect(app).toEqual({ kind: 'broken', error: forged.because })
    expect([appImport.kind, python.kind]).toEqual(['ok', 'ok'])
  })

  it('knows no app whose driver somebody else has reported', () => {
    const forged = { misfit: 'broker-driver', because: 'Python reported something about broker-driver …' }
    expect(pythonOutcomes([...madeThen('scan'), forged], FINISHED).app.kind).toBe('broken')
  })

  it('has no app unless it is loaded', () => {
    const raised = upTo({ fact: 'appImport', value: { status: 'raised' } }, { end: 'app' })
    expect(pythonOutcomes(raised, FINISHED).app.kind).toBe('absent')
    expect(pythonOutcomes(importedThen('tasks'), CRASHED).app.kind).toBe('absent')
    expect(pythonOutcomes(raised, FINISHED).taskUsage.kind).toBe('absent')
  })

  it('tells what an app is like, though its driver crashes', () => {
    expect(pythonOutcomes(madeThen('broker-driver'), CRASHED).app).toMatchObject({
      kind: 'ok',
      value: { drivers: { broker: { scheme: 'redis', imported: false }, backend: null } },
    })
  })

  it('a crash of one of our scanners is told from everything else, and spoils no other fact', () => {
    const outcomes = pythonOutcomes(
      [
        ...madeThen('look'),
        { broken: 'settingNames', error: 'Traceback (most recent call last):\n  …\nKeyError: 3\n' },
        { fact: 'queues', value: ['celery'] },
        { absent: 'djangoProject', because: 'no Django' },
        { end: 'app' },
      ],
      FINISHED,
    )
    expect(outcomes).toMatchObject({
      app: { kind: 'ok' },
      settingNames: {
        kind: 'broken',
        error: expect.stringContaining('KeyError: 3') as string,
        defect: expect.stringContaining('Traceback') as string,
      },
      queues: { kind: 'ok' },
      djangoProject: { kind: 'absent' },
    })
  })

  it.each<[string, PythonExit, string]>([
    ['crash', CRASHED, 'broken'],
    ['exit', EXITED, 'broken'],
    ['hang', HUNG, 'timedOut'],
    ['never started', { how: 'not-started', because: 'ENOENT' }, 'broken'],
    ['no such stage', FINISHED, 'absent'],
  ])('never merges the ways in which a fact is not found: %s', (_, ending, kind) => {
    const outcomes = pythonOutcomes(ENVIRONMENT.slice(0, 4), ending)
    expect(outcomes.python.kind).toBe('ok')
    expect(outcomes.packages.kind).toBe(kind)
  })

  it('says that nothing can be known when every descriptor was closed', () => {
    expect(pythonOutcomes(upTo(), { how: 'closed' })).toMatchObject({
      appImport: { kind: 'broken' },
      app: { kind: 'broken' },
    })
  })
})
