/** The quoting rules of a text. */
export type ShellSyntax = 'posix' | 'cmd' | 'powershell'

const ESCAPE: Record<ShellSyntax, string> = { posix: '\\', cmd: '^', powershell: '`' }

/**
 * Splits a shell text into its simple commands, each a list of words. Cuts at `&&`, `||`, `|`, `;`, `&` and line ends;
 * omits redirections and comments; keeps variables, `$(…)` and `{{…}}` unchanged.
 */
export function splitWords(text: string, syntax: ShellSyntax): string[][] {
  const commands: string[][] = []
  let words: string[] = []
  let word: string | null = null
  let skipNext = false
  const endWord = () => {
    if (word !== null && !skipNext) words.push(word)
    if (word !== null) skipNext = false
    word = null
  }
  const endCommand = () => {
    endWord()
    skipNext = false
    if (words.length > 0) commands.push(words)
    words = []
  }

  for (let i = 0; i < text.length; i++) {
    const char = text[i]!
    const kept = verbatim(text, i, syntax)
    if (kept) {
      word = (word ?? '') + kept
      i += kept.length - 1
    } else if (char === ESCAPE[syntax]) {
      const next = text[++i]
      if (next !== undefined && next !== '\n') word = (word ?? '') + next
    } else if (char === '"' || (char === "'" && syntax !== 'cmd')) {
      const { content, end } = quoted(text, i, syntax)
      word = (word ?? '') + content
      i = end
    } else if (char === '#' && word === null && syntax !== 'cmd') {
      while (i + 1 < text.length && text[i + 1] !== '\n') i++
    } else if (char === '\n' || char === ';' || char === '|') {
      if (char === ';' && syntax === 'cmd') word = (word ?? '') + char
      else endCommand()
    } else if (char === '&') {
      // `&>` redirects, `2>&1` is met at its `>`; a leading `&` is PowerShell's call operator.
      if (text[i + 1] === '>' && syntax === 'posix') endWord()
      else endCommand()
    } else if (char === '<' || char === '>') {
      if (word !== null && /^\d$/.test(word)) word = null
      endWord()
      while (text[i + 1] === '>' || text[i + 1] === '<') i++
      if (text[i + 1] === '&') {
        i++
        while (/[\d-]/.test(text[i + 1] ?? '')) i++
      } else skipNext = true
    } else if (/\s/.test(char)) endWord()
    else word = (word ?? '') + char
  }
  endCommand()
  return commands
}

/** A variable, a substitution or a placeholder that starts here and may contain spaces, quotes or operators. */
function verbatim(text: string, at: number, syntax: ShellSyntax): string | null {
  if (!'{$<%'.includes(text[at]!)) return null
  const rest = text.slice(at, at + 400)
  const template = /^\{\{[^{}\n]*\}\}|^\$\{\{[^{}\n]*\}\}|^<[A-Za-z][\w .:-]*>/.exec(rest)
  if (template) return template[0]
  if (syntax === 'cmd') return /^%[^%\s]+%/.exec(rest)?.[0] ?? null
  if (rest.startsWith('${')) return /^\$\{[^}\n]*\}/.exec(rest)?.[0] ?? null
  if (rest.startsWith('$(')) return balanced(rest)
  return null
}

function balanced(text: string): string | null {
  let depth = 0
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '(') depth++
    else if (text[i] === ')' && --depth === 0) return text.slice(0, i + 1)
  }
  return null
}

/** The content of a quoted string and the index of its closing quote (the end of the text if there is none). */
function quoted(text: string, start: number, syntax: ShellSyntax): { content: string; end: number } {
  const quote = text[start]!
  let content = ''
  for (let i = start + 1; i < text.length; i++) {
    const char = text[i]!
    if (char === quote) {
      // PowerShell escapes a quote by doubling it.
      if (syntax === 'powershell' && text[i + 1] === quote) content += text[++i] ?? ''
      else return { content, end: i }
    } else if (quote === '"' && syntax === 'posix' && char === '\\' && /["\\$`\n]/.test(text[i + 1] ?? '')) {
      i++
      if (text[i] !== '\n') content += text[i] ?? ''
    } else if (quote === '"' && syntax === 'powershell' && char === '`' && i + 1 < text.length)
      content += text[++i] ?? ''
    else content += char
  }
  return { content, end: text.length }
}
