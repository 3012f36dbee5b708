import { availableParallelism, arch, freemem, release, totalmem } from 'node:os'
import { ok } from '../facts/outcome.ts'
import { systemName } from '../platform/system-name.ts'
import { defineProbe } from './define-probe.ts'

/** This machine, from Node.js and the system's own files; starts no processes and asks no network. */
export const hostProbe = defineProbe({
  name: 'host',
  provides: ['host'],
  needs: [],
  tier: 'static',
  deadlineMs: 5_000,
  async run({ step }) {
    step('asking the system for its name and memory')
    return {
      host: ok({
        nodeVersion: process.versions.node,
        arch: arch(),
        release: release(),
        distribution: systemName(),
        cpuCount: availableParallelism(),
        memoryTotalBytes: totalmem(),
        // Linux: MemAvailable of /proc/meminfo.
        memoryAvailableBytes: freemem(),
      }),
    }
  },
})
