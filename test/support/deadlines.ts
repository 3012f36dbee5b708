/**
 * How long a test waits for what must happen, in milliseconds. A bound, not an expectation: on a quiet machine nothing takes
 * a tenth of it, on one with much else to do most of it may be needed.
 */
export const MAX_WAIT_MS = 180_000
