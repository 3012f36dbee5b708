/** What is known of this machine without starting Python. */
export interface HostFact {
  /** Node's version, without the leading "v". */
  readonly nodeVersion: string
  readonly arch: string
  /** Kernel or build, as the system names it. */
  readonly release: string
  /** Name and version of the distribution or system, when the system tells. */
  readonly distribution: string | null
  readonly cpuCount: number
  readonly memoryTotalBytes: number
  readonly memoryAvailableBytes: number
}
