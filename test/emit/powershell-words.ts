/**
 * The celery commands of a script, read by PowerShell's rules for the two forms that are used: a bare command and
 * Start-Process. There is no PowerShell here to ask; this takes nothing that isn't plain (about_Parsing, about_Quoting_Rules).
 */
export function powershellCommands(script: string): string[][] {
  return script.split('\n').flatMap((line) => {
    if (/^celery /.test(line)) return [['celery', ...words(line.slice('celery '.length), ' ')]]
    const started = /^ {2}Start-Process celery -NoNewWindow -PassThru -ArgumentList (.*)$/.exec(line)
    if (started) return [['celery', ...words(started[1]!, ', ').map(unjoined)]]
    if (
      !/^(?:#.*| *\$env:\w+ = '(?:''|[^'])*'| {2}Remove-Item Env:\w+|\$workers = @\(|\)|\$workers \| Wait-Process|exit \$LASTEXITCODE)$/.test(
        line,
      )
    )
      throw new Error(`can't be read: ${line}`)
    return []
  })
}

function words(text: string, separator: string): string[] {
  const found: string[] = []
  let rest = text
  while (rest !== '') {
    const word = /^(?:'((?:''|[^'])*)'|(--?[A-Za-z][\w=-]*|[A-Za-z][\w.:-]*))/.exec(rest)
    if (word === null) throw new Error(`can't be read: ${rest}`)
    found.push(word[1] === undefined ? word[2]! : word[1].replaceAll("''", "'"))
    rest = rest.slice(word[0].length)
    if (rest !== '' && !rest.startsWith(separator)) throw new Error(`can't be read: ${rest}`)
    rest = rest.slice(separator.length)
  }
  return found
}

/** Start-Process joins its list by blanks; quotes of its own keep a word with blanks together. */
const unjoined = (word: string): string => word.replace(/^"(.*)"$/, '$1')
