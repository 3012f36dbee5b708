import type { CompletionTree } from './completion-tree.ts'
import { bashScript } from './bash.ts'
import { fishScript } from './fish.ts'
import { powershellScript } from './powershell.ts'
import type { CompletionShell } from './shells.ts'
import { zshScript } from './zsh.ts'

/** What `completion --json` prints. */
export interface CompletionScript {
  readonly schemaVersion: 1
  readonly shell: CompletionShell
  /** How the shell comes to load the script, one sentence. */
  readonly how: string
  /** The line to paste for it. */
  readonly install: string
  readonly script: string
}

const generators: Readonly<Record<CompletionShell, (tree: CompletionTree) => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
  powershell: powershellScript,
}

/** The script of a shell. Pure. */
export const scriptFor = (shell: CompletionShell, tree: CompletionTree): string => generators[shell](tree)
