/** Exit codes of every command; the same with and without --json. `worker launch` passes the worker's own on. */
export const exitCodes = { healthy: 0, findings: 1, usage: 2, inconclusive: 3, defect: 70, interrupted: 130 } as const
