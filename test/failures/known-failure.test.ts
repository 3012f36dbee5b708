import { expect, it } from 'vitest'
import type { PythonError } from '../../src/facts/python.ts'
import { knownFailure } from '../../src/failures/known-failure.ts'

const raised = (type: string, message: string, ...frames: readonly string[]): PythonError => ({
  type,
  message,
  at: null,
  frames: frames.map((place) => {
    const [file = '', name = '<module>'] = place.split(' ')
    return { file, line: 7, function: name, text: '', own: !file.includes('site-packages') }
  }),
})
const site = '/opt/venv/lib/python3.11/site-packages'

it.each<[string, PythonError, string | null]>([
  [
    'an old kombu on a new Python',
    raised(
      'AttributeError',
      "'EntryPoints' object has no attribute 'get'",
      'shop/celery.py',
      `${site}/kombu/utils/compat.py entrypoints`,
    ),
    'importlib-metadata-entrypoints',
  ],
  ['no setuptools', raised('ModuleNotFoundError', "No module named 'pkg_resources'"), 'python-pkg-resources-missing'],
  [
    'CUDA',
    raised('RuntimeError', 'Cannot re-initialize CUDA in forked subprocess.', 'shop/tasks.py'),
    'cuda-fork-reinit',
  ],
  ['only that a module is missing', raised('ModuleNotFoundError', "No module named 'pandas'", 'shop/tasks.py'), null],
  ['an error of the project', raised('KeyError', "'PRICE'", 'shop/tasks.py'), null],
])('%s', (_, error, label) => {
  expect(knownFailure(error)?.label ?? null).toBe(label)
})
