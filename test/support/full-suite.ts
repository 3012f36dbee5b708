/**
 * Whether every combination of pool, broker and version is wanted, not only one of each kind: `POOLWISE_TESTS=all`. They take
 * a machine with two cores ten minutes more.
 */
export const isFullSuite = process.env['POOLWISE_TESTS'] === 'all'
