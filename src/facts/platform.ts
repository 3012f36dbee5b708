/** The operating systems that poolwise judges for. Anything else that is POSIX is treated as linux. */
export type OsName = 'linux' | 'macos' | 'windows'

/** Which system the findings are about. `target` differs from `host` with `--target`. */
export interface PlatformFact {
  readonly host: OsName
  readonly target: OsName
  /** True when the target is another system than the one this runs on: nothing can be measured there. */
  readonly foreign: boolean
}
