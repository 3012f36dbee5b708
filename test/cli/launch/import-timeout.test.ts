import { expect, it } from 'vitest'
import WorkerLaunch from '../../../src/commands/worker/launch.ts'
import Recommend from '../../../src/commands/pool/recommend.ts'
import Doctor from '../../../src/commands/doctor.ts'

it.each([
  ['doctor', Doctor],
  ['pool recommend', Recommend],
  ['worker launch', WorkerLaunch],
])('%s takes the cure of a slow import, --import-timeout', (_name, { flags }) => {
  expect(Object.keys(flags)).toContain('import-timeout')
})
