/** A process that sends tasks and may be configured apart from the worker. */
export interface Sender {
  /** `file:line` of what configures it apart. */
  readonly where: string
  readonly by: 'default' | 'environment' | 'env-file'
  readonly name: string
  /** What its environment has, and what that of the worker has; variables that are undefined are taken away. */
  readonly env: Readonly<Record<string, string | undefined>>
  readonly workerEnv: Readonly<Record<string, string | undefined>>
  readonly variables: readonly string[]
  /** Only one of several alternatives: it counts if all of the same group differ. */
  readonly group?: string
}
