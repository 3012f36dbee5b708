import { expect, test } from 'vitest'
import { moduleOf, parseFrame } from '../../../src/failures/read/frames.ts'

const TABLE: readonly (readonly [string, string, boolean])[] = [
  ['/v/lib/python3.12/site-packages/billiard/pool.py', 'billiard.pool', false],
  ['/usr/lib/python3/dist-packages/celery/app/trace.py', 'celery.app.trace', false],
  ['C:\\v\\Lib\\site-packages\\celery\\__init__.py', 'celery', false],
  ['/usr/lib/python3.12/json/encoder.py', 'json.encoder', false],
  ['/opt/python/lib/python3.13t/threading.py', 'threading', false],
  ['C:\\Users\\u\\AppData\\Local\\Programs\\Python\\Python311\\Lib\\json\\encoder.py', 'json.encoder', false],
  ['C:\\anaconda3\\envs\\x\\lib\\importlib\\__init__.py', 'importlib', false],
  ['<frozen importlib._bootstrap>', 'importlib._bootstrap', false],
  ['<string>', '<string>', false],
  ['...\\billiard\\pool.py', 'billiard.pool', false],
  ['/src/checkout/celery/worker/worker.py', 'celery.worker.worker', false],
  ['/srv/shop/celery.py', 'celery', true],
  ['/home/u/celery/tasks.py', 'tasks', true],
  ['/srv/shop/tasks.py', 'tasks', true],
  ['C:\\shop\\lib\\billing.py', 'billing', true],
  ['/v/bin/celery', 'celery', false],
  ['C:\\v\\Scripts\\celery.exe\\__main__.py', '__main__', false],
]

test.each(TABLE)('%s', (file, module, own) => {
  expect(moduleOf(file)).toEqual({ module, own })
})

test.each([
  ['  File "/a/b.py", line 3, in f', { line: 3, function: 'f' }],
  ['  File "/a/b.py", line 3 in f', { line: 3, function: 'f' }],
  ['  File "/a/b.py", line 21', { line: 21, function: '' }],
  ['  File \\"/a/b.py\\", line 3, in f', { module: 'b', line: 3, function: 'f' }],
  ['File "/a/b.py", line 3, in <module>', { line: 3, function: '<module>' }],
])('%s', (text, frame) => {
  expect(parseFrame(text)).toMatchObject(frame)
})

test.each(['File not found', '  File "/a/b.py", line x, in f', 'some "File" text'])('no frame: %s', (text) => {
  expect(parseFrame(text)).toBeNull()
})
