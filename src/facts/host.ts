/** This machine, as known without Python. */
export interface HostFact {
  /** Node's version, without the leading "v". */
  readonly nodeVersion: string
  readonly arch: string
  /** Kernel or build, as the system names it. */
  readonly release: string
  /** Name and version of the distribution or system; null if unknown. */
  readonly distribution: string | null
  readonly cpuCount: number
  readonly memoryTotalBytes: number
  readonly memoryAvailableBytes: number
}
