import { signature, type Signature } from '../signature.ts'

/** The choice of the pool, and what each pool can't do. */
export const pools: readonly Signature[] = [
  signature('green-pool-via-setting', {
    says: [
      "setting shouldn't be used to select the eventlet/gevent",
      'CELERYD_POOL setting should not be used to select the eventlet',
      "shouldn't be used to select the eventlet/gevent",
    ],
  }),
  signature('gevent-monkeypatch-warning', {
    says: [
      'MonkeyPatchWarning',
      'Monkey-patching ssl after ssl has already been imported',
      'Monkey-patching outside the main native thread',
    ],
    inTask: true,
  }),
  signature(
    'gevent-not-installed',
    {
      says: ["No module named 'gevent'", 'No module named gevent', "No module named 'greenlet'"],
      frame: ['celery:_patch_gevent', 'celery:maybe_patch_concurrency', 'celery.__init__', 'celery.concurrency'],
    },
    { says: ["No module named 'gevent'", 'No module named gevent'], not: 'While trying to load the module' },
  ),
  signature(
    'eventlet-not-installed',
    { says: ["No module named 'eventlet'", 'No module named eventlet'] },
    { says: ['You need to install eventlet', 'eventlet is not installed'] },
  ),
  signature('beat-with-green-pool', {
    says: ["-B option doesn't work with eventlet/gevent pools", '-B option does not work with eventlet/gevent'],
  }),
  signature('pool-autoscale-unsupported', {
    says: [
      "'TaskPool' object has no attribute 'grow'",
      "'TaskPool' object has no attribute 'shrink'",
      "object has no attribute 'grow'",
      "object has no attribute 'shrink'",
    ],
    and: ['TaskPool', 'celery', 'Unrecoverable'],
  }),
  signature(
    'pool-terminate-unsupported',
    { says: 'does not implement kill_job' },
    { says: 'does not implement terminate_job' },
    { raises: 'NotImplementedError', says: 'does not implement', frame: ['celery.concurrency.base:terminate_job'] },
  ),
  signature(
    'custom-pool-misconfigured',
    {
      raises: ['ModuleNotFoundError', 'ImportError', 'AttributeError', 'ValueError', 'KeyError', 'TypeError'],
      says: ['No module named', 'has no attribute', 'Empty module name', 'custom', "'NoneType'"],
      frame: ['celery.concurrency:get_implementation', 'celery.concurrency.__init__:get_implementation'],
      notFrame: ['celery.concurrency.gevent', 'celery.concurrency.eventlet', 'celery.concurrency.prefork'],
    },
    { says: ["No module named 'custom'", 'No module named custom', 'CELERY_CUSTOM_WORKER_POOL'] },
  ),
  signature('daemonic-children-not-allowed', {
    says: 'daemonic processes are not allowed to have children',
    inTask: true,
  }),
  signature('cuda-fork-reinit', {
    says: [
      'Cannot re-initialize CUDA in forked subprocess',
      'CUDA_ERROR_NOT_INITIALIZED',
      'CUDA error: initialization error',
      'cudaErrorInitializationError',
      'CUDA initialization: CUDA driver initialization failed',
      'Failed call to cuInit: CUDA_ERROR',
      'could not retrieve CUDA device count: CUDA_ERROR_NOT_INITIALIZED',
    ],
    inTask: true,
  }),
]
