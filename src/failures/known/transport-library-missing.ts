import { defineFailure } from '../define-failure.ts'

export const transportLibraryMissing = defineFailure({
  id: 'transport-library-missing',
  severity: 'fatal',
  title: "The broker's driver is not installed",
  cause: 'An optional package is missing: boto3 for SQS, pymongo for MongoDB, packaging for Redis in kombu 5.7.',
  action:
    'Install Celery with the transport\'s extra: `pip install "celery[sqs]"`, `"celery[mongodb]"`, `"celery[redis]"`.',
  clauses: [
    {
      raises: ['ModuleNotFoundError', 'ImportError'],
      contains: ['No module named', 'cannot import name', 'is not installed', 'requires the', 'Missing '],
      frame: [
        'kombu.transport:resolve_transport',
        'kombu.transport:get_transport_cls',
        'kombu.transport.__init__',
        'kombu.transport.SQS',
        'kombu.transport.sqs',
        'kombu.transport.mongodb',
        'kombu.transport.azureservicebus',
        'kombu.transport.confluentkafka',
        'kombu.transport.sqlalchemy',
        'kombu.transport.zookeeper',
        'kombu.transport.etcd',
        'kombu.transport.consul',
        'kombu.transport.qpid',
        'kombu.transport.gcpubsub',
        'kombu.transport.librabbitmq',
        'kombu.transport.pyro',
        'kombu.transport.SLMQ',
        'kombu.transport.redis:<module>',
      ],
      without: ["named 'redis'", 'named redis'],
    },
    { contains: 'The curl client requires the pycurl library' },
    { contains: "No module named 'packaging'", frame: 'kombu' },
  ],
  subsumes: ['app-import-error', 'python-version-incompatible'],
})
