/**
 * Typical log lines of a worker. Of a long literal, the part that has least in common with them is searched for, so
 * that the window moves in long steps.
 */
const ORDINARY = Buffer.from(
  '[2026-03-02 01:34:20,470: INFO/MainProcess] [2026-03-02 01:34:20,470: INFO/ForkPoolWorker-1] Task shop.tasks.work' +
    '[7b5ad3a6-3bd2-4d3a-bc8b-6a1c1ec0c2f7] received succeeded in 0.12s: None DEBUG/ WARNING/ connection connecting message ' +
    'exception module process worker celery application: The has been and that this with from for not while trying to ' +
    '- celery.app.trace - INFO - GET https://www.example.com/api/v1/ "HTTP/1.1 200 OK" SELECT FROM WHERE ' +
    '2026-03-02T01:34:20.470123Z stderr F {"level": "info", "message": "", "time": ""} worker-1  | error import file',
)

/** Which hashes of three bytes ordinary logs contain. */
export function ordinary(): Uint8Array {
  const table = new Uint8Array(65_536)
  for (let end = 2; end < ORDINARY.length; end++) table[hashAt(ORDINARY, end)] = 1
  return table
}

/** The offset of the window in a pattern that is rarest in ordinary logs; its end counts most. */
export function rarestWindow(pattern: Buffer, window: number, common: Uint8Array): number {
  let best = 0
  let least = Infinity
  for (let offset = 0; offset + window <= pattern.length; offset++) {
    let cost = 0
    for (let end = 2; end < window; end++)
      if (common[hashAt(pattern, offset + end)]) cost += end === window - 1 ? window : end
    if (cost < least) [best, least] = [offset, cost]
  }
  return best
}

/** The hash of the three bytes that end at `last`. */
export const hashAt = (bytes: Uint8Array, last: number): number =>
  hashOf(bytes[last - 2]!, bytes[last - 1]!, bytes[last]!)

const hashOf = (a: number, b: number, c: number): number => ((a << 10) ^ (b << 5) ^ c) & 0xffff
