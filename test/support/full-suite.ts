/**
 * Whether every combination of pool, broker and version is wanted, not only one of each kind: `POOLWISE_TESTS=all`. Before a
 * release: they take a machine with two cores much longer.
 */
export const isFullSuite = process.env['POOLWISE_TESTS'] === 'all'
