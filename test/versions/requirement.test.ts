import { expect, it } from 'vitest'
import { applies, parseRequirement } from '../../src/versions/requirement.ts'

it.each([
  ['kombu<5.8,>=5.6.0', { name: 'kombu', extras: [], range: '<5.8,>=5.6.0', marker: null }],
  ['vine (<6.0,>=5.0.0)', { name: 'vine', extras: [], range: '<6.0,>=5.0.0', marker: null }],
  [
    'backports.zoneinfo[tzdata]>=0.2.1; python_version < "3.9"',
    { name: 'backports-zoneinfo', extras: ['tzdata'], range: '>=0.2.1', marker: 'python_version < "3.9"' },
  ],
  ['tzlocal', { name: 'tzlocal', extras: [], range: '', marker: null }],
  [
    'redis!=4.5.5,!=5.0.2,<6.5,>=4.5.2; extra == "redis"',
    { name: 'redis', extras: [], range: '!=4.5.5,!=5.0.2,<6.5,>=4.5.2', marker: 'extra == "redis"' },
  ],
])('reads %s', (line, expected) => expect(parseRequirement(line)).toEqual(expected))

it.each([
  ['a', null, true],
  ['a; python_version < "3.9"', null, false],
  ['a; python_version >= "3.10"', null, true],
  ['a; extra == "redis"', null, false],
  ['a; extra == "redis"', 'redis', true],
  ['a; extra == "sqs"', 'redis', false],
  ['a', 'redis', false],
  ['a; python_version < "3.10" and extra == "eventlet"', 'eventlet', false],
  [
    'a; (platform_python_implementation != "PyPy" and (platform_system != "Windows" or python_version < "3.10")) and extra == "couchbase"',
    'couchbase',
    true,
  ],
  ["a; sys_platform == 'win32'", null, false],
  ['a; some_future_variable == "x"', null, false],
])('%s with extra %s applies: %s', (line, extra, expected) => {
  const requirement = parseRequirement(line)
  expect(requirement && applies(requirement, { python: [3, 11, 7], sysPlatform: 'linux', extra })).toBe(expected)
})
