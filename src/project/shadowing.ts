import { join, posix } from 'node:path'
import type { ShadowingFile } from '../facts/project.ts'
import { readText } from './read-text.ts'

/** Modules that a Celery worker imports from site-packages: Celery, its libraries, its transports and their dependencies. */
const INSTALLED = [
  'celery',
  'kombu',
  'billiard',
  'amqp',
  'vine',
  'redis',
  'django',
  'gevent',
  'eventlet',
  'greenlet',
  'flask',
  'click',
  'click_didyoumean',
  'click_plugins',
  'click_repl',
  'prompt_toolkit',
  'dateutil',
  'tzdata',
  'tzlocal',
  'pytz',
  'packaging',
  'typing_extensions',
  'exceptiongroup',
  'sqlalchemy',
  'pymongo',
  'boto3',
  'msgpack',
  'yaml',
  'pkg_resources',
  'django_celery_beat',
  'django_celery_results',
  'flower',
  'psycopg2',
  'psycopg',
  'requests',
]

/**
 * Modules and packages that hide an installed package, because their folder comes first on sys.path: the folder the
 * worker is started in, and manage.py's own. `config/celery.py` is `config.celery` and hides nothing.
 * A folder without `__init__.py` hides nothing either: an installed package wins over a namespace package.
 */
export async function findShadowing(
  root: string,
  files: readonly string[],
  managePy: string | null,
): Promise<ShadowingFile[]> {
  const folders = [...new Set(['.', managePy ? posix.dirname(managePy) : '.'])]
  const present = new Set(files)
  const found = folders.flatMap((folder) =>
    INSTALLED.flatMap((module) => {
      const paths = [`${module}.py`, `${module}/__init__.py`].map((path) => posix.join(folder, path))
      return paths.filter((path) => present.has(path)).map((path) => ({ module, path }))
    }),
  )
  if (found.length === 0) return found
  const ownName = await distributionName(root)
  return found.filter(({ module }) => module !== ownName)
}

/** The project's own name: in a checkout of redis-py, `redis/` hides nothing, it is the package. */
async function distributionName(root: string): Promise<string | null> {
  for (const file of ['pyproject.toml', 'setup.cfg', 'setup.py']) {
    const text = await readText(join(root, file), 512 * 1024)
    const name = text && /^[ \t]*name\s*=\s*["']?([\w.-]+)/im.exec(text)?.[1]
    if (name) return name.toLowerCase().replaceAll('-', '_')
  }
  return null
}
