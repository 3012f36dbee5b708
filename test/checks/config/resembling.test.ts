import { expect, it } from 'vitest'
import { resembling } from '../../../src/checks/config/resembling.ts'

const known = [
  'accept_content',
  'beat_schedule',
  'beat_schedule_filename',
  'beat_scheduler',
  'broker_url',
  'cache_backend',
  'result_backend',
  'result_backend_transport_options',
  'result_expires',
  'result_serializer',
  'task_always_eager',
  'task_eager_propagates',
  'task_serializer',
  'task_soft_time_limit',
  'task_time_limit',
  'worker_concurrency',
  'worker_max_tasks_per_child',
  'worker_prefetch_multiplier',
]

it.each([
  ['backend_url', 'result_backend'],
  ['backend', 'result_backend'],
  ['backend_result', 'result_backend'],
  ['results', 'result_backend'],
  ['results_backend', 'result_backend'],
  ['result_backend_url', 'result_backend'],
  ['broker', 'broker_url'],
  ['broker_uri', 'broker_url'],
  ['schedule', 'beat_schedule'],
  ['beat_schedules', 'beat_schedule'],
  ['scheduler', 'beat_scheduler'],
  ['already_eager', 'task_always_eager'],
  ['serializer', 'task_serializer'],
  ['accept_contents', 'accept_content'],
  ['concurrency', 'worker_concurrency'],
  ['soft_time_limit', 'task_soft_time_limit'],
  ['max_task_per_child', 'worker_max_tasks_per_child'],
  ['task_folder', null],
  ['retry_delay', null],
  ['enabled', null],
  ['log_file', null],
  ['worker_name', null],
  ['backend_name', null],
  ['result_page_size', null],
  ['email_task', null],
])('%s → %s', (name, setting) => {
  expect(resembling(name, known)).toBe(setting)
})
