import type { Reporter } from './reporter.ts'

/** Every output format, loaded when it is used. A new one is a file here with a value of type Reporter. */
export const reporters = {
  human: async () => (await import('./human/reporter.ts')).human,
  json: async () => (await import('./json.ts')).json,
} satisfies Record<string, () => Promise<Reporter>>

export type Format = keyof typeof reporters
