import { expect, it } from 'vitest'
import { guessShell } from '../../src/completion/shells.ts'

const MODULES = { PSModulePath: String.raw`C:\Program Files\WindowsPowerShell\Modules` }

it.each([
  [{ SHELL: '/bin/bash' }, 'bash'],
  [{ SHELL: '/usr/local/bin/fish' }, 'fish'],
  [{ SHELL: 'zsh', ...MODULES }, 'zsh'],
  [{ SHELL: String.raw`C:\Program Files\Git\usr\bin\bash.exe`, ...MODULES }, 'bash'],
  [{ SHELL: '/usr/bin/pwsh' }, 'powershell'],
  [MODULES, 'powershell'],
  [{ SHELL: '', ...MODULES }, 'powershell'],
  [{ SHELL: '/bin/tcsh' }, null],
  [{ SHELL: '/bin/tcsh', ...MODULES }, null],
  [{}, null],
])('%j: %s', (env, shell) => expect(guessShell(env)).toBe(shell))
