import type { AppFact } from '../facts/app.ts'
import type { Facts } from '../facts/facts.ts'

export interface GuessedWorkload {
  readonly workload: 'io' | 'cpu'
  /** The evidence: half a sentence. */
  readonly because: string
}

/** Clients of remote services: their users wait. */
const WAITING = 'requests httpx aiohttp boto3 selenium playwright grpc'.split(' ')

/** Libraries that compute. numpy and pandas are no sign: many packages depend on them. */
const COMPUTING = 'torch tensorflow jax cupy sklearn transformers cv2 PIL'.split(' ')

/**
 * Guesses the workload from the app's imports and its tasks' rate limits. A weak sign, which only breaks ties; null where
 * the signs disagree.
 */
export function guessWorkload(app: AppFact | undefined): GuessedWorkload | null {
  if (app === undefined) return null
  const waits = WAITING.find((name) => app.notableImports.includes(name))
  const computes = COMPUTING.find((name) => app.notableImports.includes(name))
  const limited = Object.entries(app.taskOptions).find(([, { rateLimit }]) => rateLimit !== undefined)
  if (computes !== undefined)
    return waits === undefined && limited === undefined
      ? { workload: 'cpu', because: `the app imports ${computes}` }
      : null
  if (waits !== undefined) return { workload: 'io', because: `the app imports ${waits}` }
  return limited ? { workload: 'io', because: `the task ${limited[0]} has a rate limit` } : null
}

const CUDA_LIBRARIES = ['torch', 'tensorflow', 'jax', 'cupy']

/** The imported library that comes with CUDA: NVIDIA's packages are installed, or the build's version says so. */
export function cudaLibrary({ platform, app, packages }: Partial<Facts>): string | null {
  // Packages installed here say nothing about another machine.
  if (platform?.foreign === true || app === undefined || packages === undefined) return null
  const library = CUDA_LIBRARIES.find((name) => app.notableImports.includes(name))
  const cuda = Object.values(packages).some(
    ({ name, version }) => /^nvidia-(?:cuda|cublas|cudnn)|^cupy-cuda|^jax-cuda/.test(name) || /\+cu\d/.test(version),
  )
  return library !== undefined && cuda ? library : null
}
