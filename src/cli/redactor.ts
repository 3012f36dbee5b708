import { homedir } from 'node:os'
import type { Facts } from '../facts/facts.ts'
import { ok } from '../facts/outcome.ts'
import { createRedactor, type Redactor } from '../redact/redact.ts'
import { knownSecrets } from '../redact/secrets.ts'

export interface OutputRedactorOptions {
  /** Facts of the run: the app's settings hold secrets that the environment doesn't. */
  readonly facts?: Partial<Facts>
  /** Further secrets, such as the password of an address that was given by a flag. */
  readonly secrets?: readonly string[]
  /** Leaves the home directory as it is instead of `~`: for files, diffs and logs, whose paths must stay whole. */
  readonly keepHome?: boolean
}

/** The redactor that everything a command prints or writes goes through. */
export const outputRedactor = ({ facts = {}, secrets = [], keepHome = false }: OutputRedactorOptions = {}): Redactor =>
  createRedactor({
    secrets: [...knownSecrets(process.env, facts.app ? { app: ok(facts.app) } : {}), ...secrets],
    home: keepHome ? null : homedir(),
  })
