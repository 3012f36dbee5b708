import { serializerSafe } from '../../../src/checks/config/serializer-safe.ts'
import { brokerFact } from '../../support/broker-facts.ts'
import { checkTable, without } from '../../support/check-case.ts'
import { appFact, healthy } from '../../support/facts.ts'

const accepts = (content: readonly string[], ...urls: readonly string[]) =>
  healthy({ app: appFact({ settings: { accept_content: content } }), broker: brokerFact(urls) })
const pickle = (...urls: readonly string[]) => accepts(['json', 'pickle'], ...urls)
const fails = (severity: 'error' | 'warn' | 'info') => ({ status: 'fail', severity, at: 'shop.py:5' }) as const

checkTable(serializerSafe, [
  ['json, over the network', accepts(['json'], 'redis://broker.example.com'), { status: 'pass' }],
  ['yaml is loaded safely', accepts(['json', 'yaml'], 'redis://broker.example.com'), { status: 'pass' }],
  ['no setting at all', healthy({ broker: brokerFact(['redis://broker.example.com']) }), { status: 'pass' }],
  ['pickle, Redis without a password', pickle('redis://broker.example.com:6379/0'), fails('error')],
  ['by its content type', accepts(['application/x-python-serialize'], 'redis://broker.example.com'), fails('error')],
  ['RabbitMQ as guest', pickle('amqp://guest:guest@broker.example.com//'), fails('error')],
  ['a public address', pickle('redis://203.0.113.7/0'), fails('error')],
  ['with a password', pickle('redis://:hush@broker.example.com/0'), fails('warn')],
  ['a managed service', pickle('sqs://'), fails('warn')],
  ["a Compose service's name", pickle('redis://redis:6379/0'), fails('warn')],
  ['a private address', pickle('redis://192.168.0.4/0'), fails('warn')],
  ["a cluster's name", pickle('redis://redis.shop.svc.cluster.local/0'), fails('warn')],
  ['on this machine', pickle('redis://localhost:6379/0'), fails('info')],
  ['on this machine, by address', pickle('amqp://guest:guest@127.0.0.1//'), fails('info')],
  ['a socket', pickle('redis+socket:///run/redis.sock'), { ...fails('info') }],
  ['embedded', pickle('memory://'), { status: 'pass', evidence: { broker: 'embedded' } }],
  ['the worst of several', pickle('redis://localhost', 'redis://broker.example.com'), fails('error')],
  ['no address could be read: broker.* tells', pickle('redis://localhost:port'), { status: 'pass' }],
  ['the broker is not known', without(healthy(), 'broker'), { status: 'skip' }],
])
