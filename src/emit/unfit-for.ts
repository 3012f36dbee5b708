import type { EmitFormat, EmitInput } from './define-emitter.ts'
import { textsOf } from './texts-of.ts'

/** What would be more than text in a form, and can't be quoted there for all that read it. */
const UNFIT: Partial<Readonly<Record<EmitFormat, RegExp>>> = {
  // VS Code replaces variables everywhere, and `${command:…}` runs a command: there is no escape.
  vscode: /\$\{/,
  // Docker takes a value as it is, Compose and python-dotenv read quotes and variables, and a shell runs what is in it.
  env: /[\s'"`$\\;&|<>()]/,
  // Windows PowerShell 5.1 passes a quotation mark on unescaped, so that a program splits the word there.
  powershell: /"/,
  // A line that ends so is continued by the next one.
  systemd: /\\$/,
}

/** The first text of the project that the form can't hold; null: there is none. */
export function unfitFor(format: EmitFormat, input: EmitInput): string | null {
  if (format === 'django' && input.namespace !== null && !/^[A-Za-z_]\w*$/.test(input.namespace))
    return JSON.stringify(input.namespace)
  const unfit = UNFIT[format]
  const found = unfit && textsOf(format, input).find((text) => unfit.test(text))
  return found === undefined ? null : JSON.stringify(found)
}
