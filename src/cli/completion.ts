import { checkIndex } from '../checks/check-index.ts'
import { buildTree, type CommandTable } from '../completion/build-tree.ts'
import type { CompletionTree, CompletionWord } from '../completion/completion-tree.ts'
import { scriptFor } from '../completion/script.ts'
import { guessShell, installations, shells, type CompletionShell } from '../completion/shells.ts'
import { exitCodes } from '../exit-codes.ts'
import { failureIndex } from '../failures/failure-index.ts'
import { meantBy } from '../text/did-you-mean.ts'
import type { CommandResult } from './command-result.ts'
import { UsageError } from './errors.ts'

/**
 * The script that completes poolwise's command line in a shell.
 * @param given the shell, as typed
 * @throws UsageError for another shell, or when none is given and it can't be guessed
 */
export async function completion(given: string | undefined, table: CommandTable): Promise<CommandResult> {
  const shell = shellOf(given)
  const { how, command: install } = installations[shell]
  const script = scriptFor(shell, await completionTree(table))
  return {
    printed: { kind: 'completion', document: { schemaVersion: 1, shell, how, install, script } },
    exitCode: exitCodes.healthy,
  }
}

/** The commands of this program with the ids that they take. */
async function completionTree(table: CommandTable): Promise<CompletionTree> {
  const { scenarios } = await import('../scenarios/catalogue/index.ts')
  const checks = checkIndex.map(({ id, title }) => ({ word: id, description: title }))
  return buildTree(table, {
    checks: [...categories(), ...checks],
    pages: [...failureIndex.map(({ id, title }) => ({ word: id, description: title })), ...checks],
    scenarios: scenarios.map(({ id, title }) => ({ word: id, description: title })),
  })
}

const categories = (): CompletionWord[] =>
  [...new Set(checkIndex.map(({ id }) => id.split('.')[0] ?? id))].map((word) => ({
    word,
    description: `all checks of ${word}`,
  }))

function shellOf(given: string | undefined): CompletionShell {
  const known = shells.join(', ')
  if (given === undefined) {
    const guessed = guessShell(process.env)
    if (guessed) return guessed
    throw new UsageError('no shell given', `Give one of ${known}: poolwise completion bash`)
  }
  const shell = shells.find((one) => one === given.toLowerCase())
  if (shell) return shell
  const meant = given === 'pwsh' ? ['powershell'] : meantBy(given, shells)
  throw new UsageError(
    `there is no completion for ${given}: must be one of ${known}`,
    meant.length > 0 ? `Did you mean ${meant.join(' or ')}?` : 'Choose one of them.',
  )
}
