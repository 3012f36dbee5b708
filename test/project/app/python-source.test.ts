import { expect, it } from 'vitest'
import { modulePath } from '../../../src/project/app/module-path.ts'
import { appAssignments, appMakers, blankStrings } from '../../../src/project/app/python-source.ts'

it.each([
  ["app = Celery('x')", 'app:1'],
  ["\napp: Celery = Celery(\n  'x',\n)", 'app:2'],
  ["app = celery = celery.Celery('x')", 'app:1 celery:1'],
  ["from celery import Celery as C\nworker = C('x')", 'worker:2'],
  ['class Own(Celery):\n  pass\n\napp = Own()', 'app:4'],
  ["def make_celery(app):\n    c = Celery('x')\n    return c\n\ncelery = make_celery(flask)", 'celery:5'],
  ["def init(\n    app,\n):\n    return Celery('x')\n\ncelery = init(flask)", 'celery:6'],
  ["celery_app = flask_app.extensions['celery']", 'celery_app:1'],
  ['celery = create_app().extensions["celery"]', 'celery:1'],
  ["celery = create_app().extensions.get('celery')", 'celery:1'],
  ["def f():\n    app = Celery('x')", ''],
  ["def create():\n    c = Celery('x')\n    web.extensions['celery'] = c\n    return web\n\nweb = create()", ''],
  ['"""\napp = Celery("x")\n"""', ''],
  ["# app = Celery('x')", ''],
  ["x = 'app = Celery()'", ''],
  ["app = NotCelery('x')", ''],
  ["app = Flask(__name__)\nx == Celery('x')", ''],
])('%j assigns %s', (source, expected) => {
  const code = blankStrings(source)
  expect(
    appAssignments(code, appMakers(code))
      .map(({ name, line }) => `${name}:${line}`)
      .join(' '),
  ).toBe(expected)
})

it.each([
  ['proj/celery.py', [], '. proj.celery'],
  ['src/shop/tasks.py', ['src'], 'src shop.tasks'],
  ['backend/config/celery.py', ['backend'], 'backend config.celery'],
  ['my-service/app/celery.py', [], 'my-service app.celery'],
  ['shop/__init__.py', [], '. shop'],
  ['tasks.py', [], '. tasks'],
  ['my-tasks.py', [], null],
  ['__init__.py', [], null],
])('%s with roots %j is %s', (file, roots, expected) => {
  const path = modulePath(file, roots)
  expect(path && `${path.importRoot} ${path.module}`).toBe(expected)
})
