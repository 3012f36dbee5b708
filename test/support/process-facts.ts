import type { AfterImportFact } from '../../src/facts/after-import.ts'
import type { ProcessFact } from '../../src/facts/process.ts'

/** An ordinary user of an ordinary Linux machine. */
export const processFact = (over: Partial<ProcessFact> = {}): ProcessFact => ({
  cpuCount: 4,
  user: { uid: 1000, euid: 1000, gid: 1000, egid: 1000, groups: ['shop', 'shop'] },
  forceRoot: false,
  openFiles: { limit: 1024 },
  processLimits: [],
  memory: { where: 'the host', availableBytes: 4e9 },
  init: { name: 'systemd', isWorker: false, isPoolwise: false, namedInFiles: false },
  ...over,
})

export const afterImportFact = (over: Partial<AfterImportFact> = {}): AfterImportFact => ({
  ownBytes: 40e6,
  copiedBytes: 15e6,
  threads: [],
  connections: [],
  cudaInitialised: false,
  timeZone: null,
  ...over,
})
