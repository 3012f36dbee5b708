import type { AppFact } from '../facts/app.ts'
import type { Facts } from '../facts/facts.ts'

export interface GuessedWorkload {
  readonly workload: 'io' | 'cpu'
  /** What it is supposed from: half a sentence. */
  readonly because: string
}

/** Clients of services elsewhere: who imports them waits. */
const WAITING = 'requests httpx aiohttp boto3 selenium playwright grpc'.split(' ')

/** Libraries that compute. Numbers and data frames alone say nothing: they come along with a lot of things. */
const COMPUTING = 'torch tensorflow jax cupy sklearn transformers cv2 PIL'.split(' ')

/**
 * What an app is for, supposed from what is imported with it and from its tasks' rate limits. A weak sign: null where the
 * signs disagree, and nothing but a tie is decided by it.
 */
export function guessWorkload(app: AppFact | undefined): GuessedWorkload | null {
  if (app === undefined) return null
  const waits = WAITING.find((name) => app.notableImports.includes(name))
  const computes = COMPUTING.find((name) => app.notableImports.includes(name))
  const limited = Object.entries(app.taskOptions).find(([, { rateLimit }]) => rateLimit !== undefined)
  if (computes !== undefined)
    return waits === undefined && limited === undefined
      ? { workload: 'cpu', because: `${computes} is imported with the app` }
      : null
  if (waits !== undefined) return { workload: 'io', because: `${waits} is imported with the app` }
  return limited ? { workload: 'io', because: `the task ${limited[0]} has a rate limit` } : null
}

const CUDA_LIBRARIES = ['torch', 'tensorflow', 'jax', 'cupy']

/** The imported library that has CUDA with it: NVIDIA's own packages are installed, or the build's version says so. */
export function cudaLibrary({ platform, app, packages }: Partial<Facts>): string | null {
  // What is installed here doesn't tell what is installed there.
  if (platform?.foreign === true || app === undefined || packages === undefined) return null
  const library = CUDA_LIBRARIES.find((name) => app.notableImports.includes(name))
  const cuda = Object.values(packages).some(
    ({ name, version }) => /^nvidia-(?:cuda|cublas|cudnn)|^cupy-cuda|^jax-cuda/.test(name) || /\+cu\d/.test(version),
  )
  return library !== undefined && cuda ? library : null
}
