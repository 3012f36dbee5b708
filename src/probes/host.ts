import { availableParallelism, arch, freemem, release, totalmem } from 'node:os'
import { ok } from '../facts/outcome.ts'
import { defineProbe } from './define-probe.ts'

/** This machine, as far as Node and the system's own files tell without starting anything. */
export const hostProbe = defineProbe({
  name: 'host',
  provides: ['host'],
  needs: [],
  // What describes the machine takes long to load: while Python runs, nobody waits for it.
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
