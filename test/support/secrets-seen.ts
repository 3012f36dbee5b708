import { distinctForms } from '../redact/forms.ts'
import type { Form } from '../redact/forms/form.ts'

/** The forms whose secret is in an output, or enough of it to be of use. */
export const secretsSeen = (output: string, forms: readonly Form[] = distinctForms): string[] =>
  forms.filter(({ secret }) => output.includes(partOf(secret))).map(({ text }) => text)

/** The last characters: all others are the same in several forms. */
const partOf = (secret: string): string => (secret.length > 12 ? secret.slice(-12) : secret.slice(0, 7))
