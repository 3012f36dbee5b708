import { homedir } from 'node:os'
import type { Facts } from '../facts/facts.ts'
import { ok } from '../facts/outcome.ts'
import { createRedactor, secretsIn, type Redactor } from '../redact/redact.ts'
import { knownSecrets, secretsOfArguments } from '../redact/secrets.ts'
import { ownNames } from '../project/own-names.ts'
import { variableFiles } from '../project/variable-files.ts'

export interface OutputRedactorOptions {
  /** Facts of the run: the app's settings hold secrets that the environment doesn't. */
  readonly facts?: Partial<Facts>
  /** The project's folder, whose .env and Compose files hold secrets too; absent: the working directory. */
  readonly root?: string
  /** Leaves the home directory as it is instead of `~`: for files, diffs and logs, whose paths must stay whole. */
  readonly keepHome?: boolean
}

/** The redactor that everything a command prints or writes goes through. */
export const outputRedactor = ({
  facts = {},
  root = process.cwd(),
  keepHome = false,
}: OutputRedactorOptions = {}): Redactor =>
  createRedactor({
    secrets: [
      ...knownSecrets(process.env, {
        ...(facts.app && { app: ok(facts.app) }),
        ...(facts.launchCommands && { launchCommands: ok(facts.launchCommands) }),
      }),
      ...secretsOfProject(root),
      ...secretsOfArguments(process.argv.slice(2)),
    ],
    names: ownNames(root),
    home: keepHome ? null : homedir(),
  })

/** The secrets in the project's .env and Compose files, Procfiles and scripts, which our own process may not have. They are only compared. */
export const secretsOfProject = (root: string): string[] => variableFiles(root).flatMap(secretsIn)
