import { expect, it } from 'vitest'
import { showUrl } from '../../../src/broker/address/show-url.ts'

it.each([
  ['redis://h:1/0', 'redis://h:1/0'],
  ['redis://user:hush@h:1/0', 'redis://user:***@h:1/0'],
  ['redis://:hush@h', 'redis://:***@h'],
  ['redis://:hu%2Fsh@h', 'redis://:***@h'],
  ['redis://:hu@sh@h', 'redis://:***@h'],
  ['redis://:hu/sh@h:1/0', 'redis://:***@h:1/0'],
  ['redis://u:hu#sh@h', 'redis://u:***@h'],
  ['redis://u:hu?sh@h', 'redis://u:***@h'],
  ['redis://u:hush', 'redis://u:***'],
  ['redis://u:1/hush@h', 'redis://u:***@h'],
  ['redis://hush/hush@h', 'redis://:***@h'],
  ['redis+socket:///run/x.sock?password=hush&virtual_host=1', 'redis+socket:///run/x.sock?password=***&virtual_host=1'],
  ['sqla+postgresql://u:hush@h/d', 'sqla+postgresql://u:***@h/d'],
  ['sqs://AKIA:hush@', 'sqs://AKIA:***@'],
  ['rediss://h?ssl_keyfile=/k.pem', 'rediss://h?ssl_keyfile=/k.pem'],
  ['hush@h', '***@h'],
  ['"redis://u:hush@h:1/0"', '"redis://u:***@h:1/0"'],
])('%s is shown as %s', (url, shown) => {
  expect(showUrl(url)).toBe(shown)
  expect(showUrl(url)).not.toContain('hush')
})
