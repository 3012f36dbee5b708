import { defineEmitter } from './define-emitter.ts'
import type { PoolPlan } from '../pool/plan.ts'
import { singleQuoted as quoted } from '../shell/quote.ts'
import { comments, heading, variablesOf } from './text.ts'

/** A script for Windows PowerShell 5.1 and PowerShell 7. */
export const powershell = defineEmitter({
  format: 'powershell',
  system: 'windows',
  emit({ plans, target }) {
    const plan = plans[target]
    return [
      ...comments('#', heading(plan)),
      ...(plan.folder === undefined ? [] : [`Set-Location ${quoted(plan.folder.replaceAll('/', '\\'))}`]),
      ...Object.entries(plan.command.length === 1 ? variablesOf(plan, 0) : plan.env).map(
        ([name, value]) => `$env:${name} = ${quoted(value)}`,
      ),
      ...(plan.command.length === 1
        ? [`celery ${(plan.command[0] ?? []).slice(1).map(word).join(' ')}`, 'exit $LASTEXITCODE']
        : together(plan)),
    ].join('\n')
  },
})

/** The workers share this console: Ctrl+C reaches all of them, and each stops warm. */
const together = ({ command, nodes }: PoolPlan): string[] => [
  '$workers = @(',
  ...command.flatMap((argv, index) => {
    // A process takes the variables of this script when it starts; -Environment is new in PowerShell 7.4.
    const own = Object.entries(nodes[index]?.env ?? {})
    return [
      ...own.map(([name, value]) => `  $env:${name} = ${quoted(value)}`),
      `  Start-Process celery -NoNewWindow -PassThru -ArgumentList ${argv.slice(1).map(argument).join(', ')}`,
      ...own.map(([name]) => `  Remove-Item Env:${name}`),
    ]
  }),
  ')',
  '$workers | Wait-Process',
]

/** Unquoted where PowerShell reads the word literally: no comma, no @, and no dot in a word that begins with a dash. */
const word = (text: string): string => (/^(?:--?[A-Za-z][\w=-]*|[A-Za-z][\w.:-]*)$/.test(text) ? text : quoted(text))

/** Start-Process joins its arguments with spaces and quotes nothing. */
const argument = (text: string): string => quoted(/\s/.test(text) ? `"${text}"` : text)
