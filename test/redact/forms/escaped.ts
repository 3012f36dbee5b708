import { form, log, S, type Form } from './form.ts'

const escaped: Form[] = [
  form(`password=\u001b[31m${S}\u001b[0m`, S),
  form(`\u001b[1mpassword\u001b[0m: \u001b[31m${S}\u001b[0m`, S),
  form(`pass\u001b[1mword=${S}`, S),
  form(`pass\u200bword=${S}`, S),
  form(`password\u202e=${S}`, S),
  form(`redis://:\u001b[31m${S}\u001b[0m@cache`, S),
]

const oddlyEscaped: Form[] = [
  form(`password=${S.slice(0, 3)}\u001b[0m${S.slice(3)}`, S.slice(3)),
  form(`password=${S.slice(0, 2)}\u200b${S.slice(2)}`, S.slice(2)),
  form(`password\u001b[0m\u001b[1m=\u001b[0m\u001b[33m'${S}'\u001b[0m`, S),
  form(`\u001b]8;;redis://:${S}@cache\u0007link\u001b]8;;\u0007`, S),
  form(`\u001b]8;;https://h/?token=${S}\u001b\\link\u001b]8;;\u001b\\`, S),
  form(`password=\u001b]8;;https://h\u0007${S}\u001b]8;;\u0007`, S),
  form(`\u001b]0;redis://:${S}@cache\u0007`, S),
  form(`redis://:${S}\u001b[0m@cache`, S),
  form(`p\u0000a\u0000s\u0000s\u0000w\u0000o\u0000r\u0000d\u0000=\u0000${S}`, S),
  form(`password\u2066: ${S}\u2069`, S),
  form(`\u001b[31m"password"\u001b[0m: \u001b[32m"${S}"\u001b[0m`, S),
  form(`Authorization: Bearer\u001b[0m ${S}`, S),
]

/** As Python's repr and JSON write them. */
const written: Form[] = [
  form(`'pass\\u200bword=${S}'`, S),
  form(`'password=\\x1b[31m${S}\\x1b[0m'`, S),
  form(`{"message":"password=${S.slice(0, 3)}\\u001b[0m${S.slice(3)}"}`, S.slice(3)),
  form(`'password=\\x1b]8;;https://h\\x07${S}\\x1b]8;;\\x07'`, S),
  form(`'\\x1b]8;;redis://:${S}@cache\\x07link'`, S),
  form(`'p\\x00a\\x00s\\x00s\\x00w\\x00o\\x00r\\x00d\\x00=\\x00${S}'`, S),
  form(`"password='ab\\\\'${S}'"`, S),
  form(`'password="ab\\\\"${S}"'`, S),
  form(`'setattr(conf, "password", "${S}")'`, S),
  form(`'<key>DB_PASSWORD</key>\\n    <string>${S}</string>'`, S),
  form(`${log} user joe on >${S} ~* +@all`, S),
  form(`${log}   password: &pw ${S}`, S),
  form(`${log}   password: !!str ${S}`, S),
  form(`${log} DB_PASSWORD=$'${S}'`, S),
]

export const escapedForms: readonly Form[] = [...escaped, ...oddlyEscaped, ...written]
