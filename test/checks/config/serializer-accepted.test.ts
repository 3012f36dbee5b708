import { serializerAccepted } from '../../../src/checks/config/serializer-accepted.ts'
import { checkTable } from '../../support/check-case.ts'
import { appFact, djangoFact, healthy, serializersFact } from '../../support/facts.ts'

const JSON_TYPE = 'application/json'
const json = { task_serializer: 'json', accept_content: ['json'] }
const noYaml = { type: 'application/x-yaml', error: 'No encoder installed for yaml' }

checkTable(serializerAccepted, [
  ['JSON on both sides', healthy({ app: appFact({ settings: json }) }), { status: 'pass' }],
  [
    'pickle is sent, JSON accepted',
    healthy({ app: appFact({ settings: { ...json, task_serializer: 'pickle' } }) }),
    { status: 'fail', severity: 'error', at: 'shop.py:5', evidence: { serializer: 'pickle' } },
  ],
  [
    'a call sends pickle',
    healthy({
      app: appFact({ settings: json }),
      serializers: serializersFact([JSON_TYPE], {
        serializers: { pickle: { type: 'application/x-python-serialize', error: null } },
        calls: [{ serializer: 'pickle', file: 'shop/views.py', line: 7 }],
      }),
    }),
    { status: 'fail', severity: 'error', at: 'shop/views.py:7' },
  ],
  [
    'a call sends what is accepted',
    healthy({
      app: appFact({ settings: json }),
      serializers: serializersFact([JSON_TYPE], { calls: [{ serializer: 'json', file: 'shop/views.py', line: 7 }] }),
    }),
    { status: 'pass' },
  ],
  [
    'pickle is sent and accepted',
    healthy({
      app: appFact({ settings: { task_serializer: 'pickle', accept_content: ['pickle'] } }),
      serializers: serializersFact(['application/x-python-serialize']),
    }),
    { status: 'pass' },
  ],
  [
    'JSON is sent, only pickle accepted',
    healthy({
      app: appFact({ settings: { ...json, accept_content: ['pickle'] } }),
      serializers: serializersFact(['application/x-python-serialize']),
    }),
    { status: 'fail', severity: 'error', evidence: { serializer: 'json' } },
  ],
  [
    "one task's own serializer",
    healthy({ app: appFact({ settings: json, taskOptions: { 'shop.add': { serializer: 'yaml' } } }) }),
    { status: 'fail', severity: 'error', evidence: { 'set by': 'serializer of shop.add' } },
  ],
  [
    'the serializer of a task that a package defines',
    healthy({ app: appFact({ settings: json, taskOptions: { 'shop.add': { serializer: 'yaml', ofLibrary: true } } }) }),
    { status: 'pass' },
  ],
  [
    'every task has a serializer of its own, so the setting sends nothing',
    healthy({
      app: appFact({
        settings: { ...json, task_serializer: 'pickle' },
        taskOptions: { 'shop.add': { serializer: 'json' } },
      }),
    }),
    { status: 'pass' },
  ],
  [
    'a text instead of a list',
    healthy({
      app: appFact({ settings: { accept_content: 'json' } }),
      serializers: serializersFact([], { accept: { types: [], error: 'No encoder/decoder installed for j' } }),
    }),
    { status: 'fail', severity: 'error', at: 'shop.py:5', evidence: { accept_content: '"json"' } },
  ],
  [
    "in Django's settings it has the name that is written there",
    healthy({
      app: appFact({ settings: { accept_content: 'json' }, django: djangoFact() }),
      serializers: serializersFact([], { accept: { types: [], error: 'No encoder/decoder installed for j' } }),
    }),
    { status: 'fail', evidence: { CELERY_ACCEPT_CONTENT: '"json"' } },
  ],
  [
    'PyYAML is missing',
    healthy({
      app: appFact({ settings: { task_serializer: 'yaml', accept_content: ['yaml', 'json'] } }),
      serializers: serializersFact(['application/x-yaml', JSON_TYPE], { serializers: { yaml: noYaml } }),
    }),
    { status: 'fail', severity: 'error', commands: ['.venv/bin/python -m pip install celery[yaml]'] },
  ],
  [
    'for results',
    healthy({
      app: appFact({ settings: { ...json, result_serializer: 'yaml' } }),
      serializers: serializersFact([JSON_TYPE], {
        serializers: { json: { type: JSON_TYPE, error: null }, yaml: noYaml },
      }),
    }),
    { status: 'fail', severity: 'error', evidence: { 'set by': 'result_serializer' } },
  ],
  [
    'results that nobody may read',
    healthy({ app: appFact({ settings: { ...json, result_serializer: 'pickle', result_backend: 'redis://' } }) }),
    { status: 'fail', severity: 'warn' },
  ],
  [
    'without a result backend there are none',
    healthy({ app: appFact({ settings: { ...json, result_serializer: 'pickle' } }) }),
    { status: 'pass' },
  ],
])
