import { defineFailure } from '../define-failure.ts'
import { IMPORT_ERRORS } from '../shared/relations.ts'

export const customPoolMisconfigured = defineFailure({
  id: 'custom-pool-misconfigured',
  severity: 'fatal',
  title: 'The custom pool class cannot be loaded',
  cause: 'CELERY_CUSTOM_WORKER_POOL is not set, or names a module or class that does not exist.',
  action:
    'Export CELERY_CUSTOM_WORKER_POOL="package.module:Class" with a class derived from celery.concurrency.base.BasePool, or use a built-in pool.',
  clauses: [
    {
      raises: ['ModuleNotFoundError', 'ImportError', 'AttributeError', 'ValueError', 'KeyError', 'TypeError'],
      contains: ['No module named', 'has no attribute', 'Empty module name', 'custom', "'NoneType'"],
      frame: ['celery.concurrency:get_implementation', 'celery.concurrency.__init__:get_implementation'],
      notFrame: ['celery.concurrency.gevent', 'celery.concurrency.eventlet', 'celery.concurrency.prefork'],
    },
    { contains: ["No module named 'custom'", 'No module named custom', 'CELERY_CUSTOM_WORKER_POOL'] },
  ],
  subsumes: [...IMPORT_ERRORS, 'app-module-not-found'],
})
