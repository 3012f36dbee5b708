import { expect, it } from 'vitest'
import { cudaLibrary, guessWorkload } from '../../src/pool/app-hints.ts'
import { appFact, healthy, packagesFact, platformFact } from '../support/facts.ts'

it.each([
  ['requests', 'io: the app imports requests'],
  ['django psycopg2', null],
  ['django numpy pandas', null],
  ['sklearn numpy', 'cpu: the app imports sklearn'],
  ['torch requests', null],
  ['', null],
])('%s → %s', (imports, expected) => {
  const guess = guessWorkload(appFact({ notableImports: imports.split(' ') }))
  expect(guess && `${guess.workload}: ${guess.because}`).toBe(expected)
})

it('a rate limit is a sign of a service elsewhere', () => {
  const taskOptions = { 'shop.mail': { rateLimit: '10/m' } }
  expect(guessWorkload(appFact({ taskOptions }))).toMatchObject({ workload: 'io' })
  expect(guessWorkload(appFact({ taskOptions, notableImports: ['torch'] }))).toBeNull()
})

it('no app, no guess', () => expect(guessWorkload(undefined)).toBeNull())

it.each([
  ['torch', { torch: '2.9.0', 'nvidia-cublas-cu12': '12.8.4' }, 'torch'],
  ['torch', { torch: '2.9.0+cu126' }, 'torch'],
  ['torch', { torch: '2.9.0+cpu' }, null],
  ['torch', { torch: '2.9.0' }, null],
  ['cupy', { 'cupy-cuda12x': '13.6.0' }, 'cupy'],
  ['requests', { torch: '2.9.0+cu126' }, null],
])('CUDA: %s with %j → %s', (imported, packages, expected) => {
  const facts = healthy({ app: appFact({ notableImports: [imported] }), packages: packagesFact(packages) })
  expect(cudaLibrary(facts)).toBe(expected)
})

it('CUDA: what is installed here says nothing of another system', () => {
  const facts = healthy({
    platform: platformFact('linux', 'macos'),
    app: appFact({ notableImports: ['torch'] }),
    packages: packagesFact({ torch: '2.9.0+cu126' }),
  })
  expect(cudaLibrary(facts)).toBeNull()
})
