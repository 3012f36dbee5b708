import { defineScenario, everywhere, sinceCelery } from '../define-scenario.ts'
import { allDone, never, saysForEach } from './stop-conditions.ts'
import { usual, worker } from './defaults.ts'

export const shadowedCelery = defineScenario({
  id: 'shadowed-celery',
  title: 'A celery.py of the project is imported in place of Celery',
  label: 'app-module-shadows-celery',
  broker: 'embedded',
  notHere: everywhere,
  failure: {
    ...usual,
    says: 'the app is in a file celery.py beside the worker',
    project: 'shadowed',
    argv: worker('celery', '--pool=solo'),
    enough: never,
    predicted: { diagnosis: 'app-module-shadows-celery', done: 0, exit: 'failure' },
  },
  cure: {
    ...usual,
    says: 'the file has another name',
    project: 'adds',
    argv: worker('shop', '--pool=solo'),
    enough: allDone,
    predicted: { diagnosis: null, done: 'all' },
  },
})

export const circularImport = defineScenario({
  id: 'circular-import',
  title: 'The app and its tasks import each other',
  label: 'app-import-error',
  broker: 'embedded',
  notHere: everywhere,
  failure: {
    ...usual,
    says: 'the app module imports its tasks, which import the app',
    project: 'circular',
    argv: worker('shop', '--pool=solo'),
    enough: never,
    predicted: { diagnosis: 'app-import-error', done: 0, exit: 'failure' },
  },
  cure: {
    ...usual,
    says: 'tasks are shared tasks, and the app names their module in include',
    project: 'circular',
    argv: worker('fixed', '--pool=solo'),
    enough: allDone,
    predicted: { diagnosis: null, done: 'all' },
  },
})

export const unregisteredTask = defineScenario({
  id: 'unregistered-task',
  title: 'A task whose module the worker never imported is thrown away',
  label: 'unregistered-task',
  broker: 'embedded',
  notHere: everywhere,
  failure: {
    ...usual,
    says: 'the module of the tasks is imported by nobody',
    project: 'unregistered',
    argv: worker('shop', '--pool=solo'),
    enough: saysForEach(/Received unregistered task/),
    predicted: { diagnosis: 'unregistered-task', done: 0, exit: 'running' },
  },
  cure: {
    ...usual,
    says: 'the app names it in include',
    project: 'unregistered',
    argv: worker('cured', '--pool=solo'),
    enough: allDone,
    predicted: { diagnosis: null, done: 'all' },
  },
})

export const djangoSettingsTooLate = defineScenario({
  id: 'django-settings-too-late',
  title: 'DJANGO_SETTINGS_MODULE is set after the app was made: a worker without tasks',
  label: 'unregistered-task',
  broker: 'embedded',
  packages: ['django'],
  notHere: sinceCelery('5.0.0', "doesn't start at all then"),
  failure: {
    ...usual,
    says: 'the variable is set one line too late',
    project: 'too_late',
    argv: worker('config.celery', '--pool=solo'),
    enough: saysForEach(/Received unregistered task/),
    predicted: { diagnosis: 'unregistered-task', done: 0, exit: 'running', says: /\[tasks\]\n\s*\n/ },
  },
  cure: {
    ...usual,
    says: 'the variable is set before Celery() is called',
    project: 'too_late',
    argv: worker('config.cured', '--pool=solo'),
    enough: allDone,
    predicted: { diagnosis: null, done: 'all' },
  },
})

export const rootWithPickle = defineScenario({
  id: 'root-with-pickle',
  title: 'A worker that runs as root refuses to accept pickle',
  label: 'root-pickle-refused',
  broker: 'embedded',
  notHere: ({ python }) =>
    python.uid === 0 ? null : python.uid === null ? 'Windows has no root' : 'this user is not root',
  failure: {
    ...usual,
    says: 'accept_content has pickle',
    project: 'pickle_root',
    argv: worker('shop', '--pool=solo'),
    env: { SHOP_ACCEPTS: 'json,pickle' },
    enough: never,
    predicted: { diagnosis: 'root-pickle-refused', done: 0, exit: 'failure' },
  },
  cure: {
    ...usual,
    says: 'accept_content has json alone',
    project: 'pickle_root',
    argv: worker('shop', '--pool=solo'),
    env: { SHOP_ACCEPTS: 'json' },
    enough: allDone,
    predicted: { diagnosis: null, done: 'all' },
  },
})
