/** What stands where a secret would: nothing is to be hidden. */
const PLACEHOLDERS: readonly RegExp[] = [
  /^$/,
  // What somebody else has hidden.
  /^\[redacted(?::\d+)?\]$/i,
  /^[*•x#.-]{2,}$/i,
  /^[[(<]?(?:filtered|redacted|hidden|masked|removed|secret scrubbed)[\])>]?$/i,
  // <password>, $PASSWORD, ${PASSWORD}, $(command), %s, %(password)s, {password}, {{ password }}, {0}
  /^<[^<>]*>$/,
  /^\$\w+$/,
  /^\$\{\w+\}$/,
  /^\$\$?\(.*\)$/,
  /^\$\{\{.*\}\}$/,
  /^%(?:\(\w+\))?[sdr]$/,
  /^%\w+%$/,
  /^\{[\w.]*\}$/,
  /^\{\{.*\}\}$/,
  /^(?:none|null|nil|undefined|nan|true|false|yes|no|on|off|\[\]|\{\}|\(\)|'|")$/i,
  // The word itself tells nobody a password.
  /^(?:your[-_ ]?)?(?:password|passwd|pass)$/i,
]

export const isPlaceholder = (value: string): boolean =>
  value.length < 200 && PLACEHOLDERS.some((pattern) => pattern.test(value))

/** Types in an annotation: `password: str`. */
export const isTypeName = (value: string): boolean =>
  /^(?:str|string|bytes|int|integer|bool|boolean|object|any|text|number|SecretStr|(?:Optional|Final|ClassVar|Union)\b.*)$/.test(
    value,
  )

/** Words with which a log goes on after the name of a secret: `token: missing`. */
export const isProse = (word: string): boolean =>
  /^(?:missing|invalid|incorrect|required|expired|wrong|failed|unexpected|expected|unknown|empty|ok|okay|set|unset|denied|rejected|accepted|changed|not|is|must|should|too|the|a|an|using|used|unable|cannot|could|error|success|valid|default|disabled|enabled)$/i.test(
    word,
  )

/** Long, of letters and digits: nobody's word. */
export const looksRandom = (value: string): boolean =>
  value.length >= 16 && /\d/.test(value) && /[A-Za-z]/.test(value) && /^[\w.~+/=%:-]+$/.test(value)
