/** What a check or a probe accesses, cheapest first. */
export const tierOrder = ['static', 'local', 'network', 'canary', 'fleet'] as const

/**
 * static: files are read · local: Python is started · network: broker and result backend are contacted · canary: a worker
 * is started · fleet: running workers are asked.
 */
export type Tier = (typeof tierOrder)[number]

/** The tiers that run by default; `canary` and `fleet` must be requested. */
export const defaultTiers: readonly Tier[] = ['static', 'local', 'network']
