import { availableParallelism, arch, freemem, release, totalmem } from 'node:os'
import { ok } from '../facts/outcome.ts'
import { defineProbe } from './define-probe.ts'

/** This machine, from Node.js and the system's own files; starts no processes. */
export const hostProbe = defineProbe({
  name: 'host',
  provides: ['host'],
  needs: [],
  // systeminformation is slow to load: loading it while Python runs costs no time.
  yieldsTo: ['appSearch'],
  tier: 'static',
  deadlineMs: 5_000,
  async run({ step }) {
    step('asking the system for its name and memory')
    const { default: systeminformation } = await import('systeminformation')
    const [system, memory] = await Promise.all([systeminformation.osInfo(), systeminformation.mem()])
    return {
      host: ok({
        nodeVersion: process.versions.node,
        arch: arch(),
        release: release(),
        distribution: [system.distro, system.release].filter((word) => word && word !== 'unknown').join(' ') || null,
        cpuCount: availableParallelism(),
        memoryTotalBytes: memory.total || totalmem(),
        memoryAvailableBytes: memory.available || freemem(),
      }),
    }
  },
})
