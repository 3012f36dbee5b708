/** The supported operating systems. Any other POSIX system is treated as linux. */
export type OsName = 'linux' | 'macos' | 'windows'

/** The system that the findings are for. `target` differs from `host` with `--target`. */
export interface PlatformFact {
  readonly host: OsName
  readonly target: OsName
  /** True if the target is not the system that poolwise runs on: nothing can be measured there. */
  readonly foreign: boolean
}
