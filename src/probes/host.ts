import { availableParallelism, arch, release } from 'node:os'
import { ok } from '../facts/outcome.ts'
import { memory } from '../platform/memory.ts'
import { systemName } from '../platform/system-name.ts'
import { defineProbe } from './define-probe.ts'

/** This machine, from Node.js, systeminformation and the system's own files; asks no network. */
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
    const { totalBytes, availableBytes } = await memory()
    return {
      host: ok({
        nodeVersion: process.versions.node,
        arch: arch(),
        release: release(),
        distribution: systemName(),
        cpuCount: availableParallelism(),
        memoryTotalBytes: totalBytes,
        memoryAvailableBytes: availableBytes,
      }),
    }
  },
})
