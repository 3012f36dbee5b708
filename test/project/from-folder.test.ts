import { expect, it } from 'vitest'
import { fromFolder } from '../../src/project/shell/from-folder.ts'
import { hostOs } from '../../src/platform/os.ts'

it.skipIf(hostOs() === 'windows').each([
  ['/home/ann/shop', '/home/ann/shop/.venv/bin/celery', '.venv/bin/celery'],
  ['/home/ann/shop', '/home/ann/shop/celery', './celery'],
  ['/home/ann/shop/backend', '/home/ann/shop/.venv/bin/celery', '../.venv/bin/celery'],
  ['/home/ann/a/b/c', '/home/ann/.venv/bin/celery', '/home/ann/.venv/bin/celery'],
  ['/tmp/x', '/home/ann/.pyenv/versions/3.12/bin/python3', '/home/ann/.pyenv/versions/3.12/bin/python3'],
  ['/app', '/venv/bin/celery', '/venv/bin/celery'],
  ['/app', '/app/venv/bin/celery', 'venv/bin/celery'],
])('from %s to %s', (folder, path, seen) => expect(fromFolder(folder, path)).toBe(seen))
