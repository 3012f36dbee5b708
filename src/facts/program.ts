/** A program that a Compose file or a systemd unit of the project starts. */
export interface Program {
  /** Path relative to the root, with / as separator. */
  readonly file: string
  readonly line: number
  /** The service, or the unit. */
  readonly name: string
  /** Its words, with the variables of its environment filled in; empty: the image's own command. */
  readonly command: readonly string[]
  /** Its environment, from the file itself and from the files of variables that it names. */
  readonly env: Readonly<Record<string, string>>
  /** The folder that it runs in, as written; null: not given. */
  readonly folder: string | null
}
