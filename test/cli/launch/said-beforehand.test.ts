import { expect, it } from 'vitest'
import { saidBeforehand } from '../../../src/cli/launch/said-beforehand.ts'
import { advise } from '../../../src/pool/advise.ts'
import { inputOf } from '../../pool/inputs.ts'

it('says nothing of a plan without faults', () => expect(saidBeforehand(advise(inputOf('linux'), 'shop'))).toEqual([]))

it("names the program of the project's own, and the checks of pools that the plan fails", () => {
  const plan = advise(inputOf('linux, own program'), 'shop')
  const judged = {
    ...plan,
    reasons: [...plan.reasons, { rule: 'pool.monkey-patched', text: 'It never becomes ready.' }],
  }
  expect(saidBeforehand(judged)).toEqual([
    'the project starts its worker with shop celery worker (Procfile:1): what that program sets up is missing here',
    'It never becomes ready.',
  ])
})
