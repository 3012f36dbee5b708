import { expect, it } from 'vitest'
import { catalogue } from '../../src/checks/catalogue.ts'
import { probesFor, withOwners } from '../../src/doctor/needed.ts'
import { probes } from '../../src/probes/catalogue.ts'
import { check, probe } from './engine.ts'

const checks = [
  check('python.found', { needs: ['interpreter'] }),
  check('app.imports', { needs: ['appImport'], after: ['python.found'] }),
  check('broker.reachable', { needs: ['brokerConnections'] }),
  check('host.node-supported', { needs: ['host'] }),
]
const ids = (wanted: readonly string[]) => withOwners(new Set(wanted), checks).map(({ id }) => id)

it('a check brings along those that it waits for', () =>
  expect(ids(['app.imports'])).toEqual(['python.found', 'app.imports']))
it('and those that own its facts, and theirs', () =>
  expect(ids(['broker.reachable'])).toEqual(['python.found', 'app.imports', 'broker.reachable']))
it('a check that waits for none comes alone', () =>
  expect(ids(['host.node-supported'])).toEqual(['host.node-supported']))

const some = [
  probe('project', { provides: ['project'] }),
  probe('python', { provides: ['python', 'app'], needs: ['project'], considers: ['interpreter'] }),
  probe('interpreter', { provides: ['interpreter'] }),
  probe('host', { provides: ['host'] }),
  probe('ipc', { provides: ['ipc'], needs: ['python'] }),
]
const names = (...over: Parameters<typeof check>[1][]) =>
  probesFor(
    over.map((one, index) => check(`a.c${index}`, one)),
    [],
    some,
  ).map(({ name }) => name)

it('a fact brings its probe, and what that needs and considers', () =>
  expect(names({ needs: ['app'] })).toEqual(['project', 'python', 'interpreter']))
it('a considered fact is looked for as well', () =>
  expect(names({ considers: ['ipc'] })).toEqual(['project', 'python', 'interpreter', 'ipc']))
it('no need, no probe', () => expect(names({})).toEqual([]))

const forCheck = (id: string) => probesFor(withOwners(new Set([id]), catalogue), [], probes).map(({ name }) => name)

it('of the real ones: Node alone starts no Python', () => expect(forCheck('host.node-supported')).toEqual(['host']))
it('of the real ones: a broker needs no processes to be tried', () => {
  expect(forCheck('broker.reachable')).toContain('python')
  expect(forCheck('broker.reachable')).not.toContain('ipc')
})
