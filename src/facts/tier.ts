/** What a check or a probe has to touch, from the cheapest on. */
export const tierOrder = ['static', 'local', 'network', 'canary', 'fleet'] as const

/**
 * static: files are read · local: Python is started · network: broker and result backend are contacted · canary: a worker
 * is started · fleet: running workers are asked.
 */
export type Tier = (typeof tierOrder)[number]

/** Those that run unless they are left out: `canary` and `fleet` are asked for by name. */
export const defaultTiers: readonly Tier[] = ['static', 'local', 'network']
