import { addressForms } from './forms/addresses.ts'
import { assignmentForms } from './forms/assignments.ts'
import { commandForms } from './forms/commands.ts'
import { escapedForms } from './forms/escaped.ts'
import { form, log, S, type Form } from './forms/form.ts'
import { headerForms } from './forms/headers.ts'
import { structureForms } from './forms/structures.ts'
import { tokenForms } from './forms/tokens.ts'

/** Hidden wherever they stand. */
export const covered: readonly Form[] = [
  ...assignmentForms,
  ...structureForms,
  ...commandForms,
  ...addressForms,
  ...headerForms,
  ...tokenForms,
  ...escapedForms,
]

/** The covered ones, each with a secret of its own: what is hidden because another form gave it away doesn't count. */
export const distinctForms: readonly Form[] = covered.map(({ text, secret }, index) => {
  const own = ownSecret(secret, index)
  // A secret that an escape sequence cuts is asked for from the cut on.
  return form(text.replaceAll(secret, own), own)
})

/** Of the same length and alphabet, but for short ones. */
function ownSecret(secret: string, index: number): string {
  if (secret === '12345') return `70${index}51`
  if (S.endsWith(secret)) return `w${String(index).padStart(3, '0')}Zx9v`
  const from = Math.max(2, secret.length - 24)
  return (
    secret.slice(0, from) +
    secret.slice(from).replaceAll(/\d/g, (digit, at: number) => String((Number(digit) + index * (at + 3) + at) % 10))
  )
}

/** docs/redaction.md lists these: nothing around the secret tells that it is one. */
export const notCovered: readonly Form[] = [
  form(`the password is ${S}`, S),
  form(`logged in with ${S}`, S),
  form(`password:\n  ${S}`, S),
  form(`password in base64: ${Buffer.from(S).toString('base64')}`, Buffer.from(S).toString('base64')),
  form(`h:5432:db:joe:${S}`, S),
  form(`tool -p ${S}`, S),
  form(`rabbitmqctl add_user joe ${S}`, S),
  form(`redis%3A%2F%2F%3A${S}%40cache`, S),
  form(`&quot;password&quot;: &quot;${S}&quot;`, S),
  form(`pass word = ${S}`, S),
  form(`clave=${S}`, S),
  form(`key=${S}`, S),
  form(`amqp://${S}@mq//`, S),
  form(`${log} the password: correct horse battery`, 'correct horse battery'),
]

/**
 * Forms of files, which show a part where a log's prefix stands before them; those of two lines, where each has one. docs/redaction.md
 * lists them too.
 */
export const onlyInFiles: readonly Form[] = [
  form(`DB_PASSWORD=correct ${S}`, S),
  form(`ENV DB_PASSWORD ${S}`, S),
  form(`PASSWORD = "ab" "${S}"`, S),
  form(`- --password\n- ${S}`, S),
  form(`- "--password"\n- "${S}"`, S),
]

/** The others, each with a secret of its own. */
export const loggedForms: readonly Form[] = distinctForms.filter((_, index) =>
  onlyInFiles.every(({ text }) => text !== covered[index]!.text),
)
